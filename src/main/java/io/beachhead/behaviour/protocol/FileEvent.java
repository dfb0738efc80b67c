package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.Event;

/**
 * An event of a file.
 *
 * @param line on which it begins, from 1
 * @param named whether the file gives its message id; otherwise what it says is its key
 * @param repeated whether the file had its message id before
 */
record FileEvent(Event event, long line, boolean named, boolean repeated) {}
