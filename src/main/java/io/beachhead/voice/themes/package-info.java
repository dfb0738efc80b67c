/**
 * Which few things do many requests ask for? Themes with what depends on them, and groupings of
 * requests that people accept, rename or leave.
 */
@NullMarked
package io.beachhead.voice.themes;

import org.jspecify.annotations.NullMarked;
