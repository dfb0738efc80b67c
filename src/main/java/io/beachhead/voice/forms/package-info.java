/**
 * What do people ask for who have no account here? Forms behind a link, one for each audience, and
 * what looks like spam held back.
 */
@NullMarked
package io.beachhead.voice.forms;

import org.jspecify.annotations.NullMarked;
