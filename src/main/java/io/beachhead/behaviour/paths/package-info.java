/** What do people do right before and right after an event. */
@NullMarked
package io.beachhead.behaviour.paths;

import org.jspecify.annotations.NullMarked;
