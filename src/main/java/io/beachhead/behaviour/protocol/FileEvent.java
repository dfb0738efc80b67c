package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.Event;

/**
 * An event of a file.
 *
 * @param line on which it begins, from 1
 * @param named whether the file gives its message id; otherwise what it says is its key
 * @param repeated whether the file had its message id before
 * @param implied whether no line says it by itself: a device and its user, named together by an
 *     event of another tool. It is stored, and counts as no row
 */
record FileEvent(Event event, long line, boolean named, boolean repeated, boolean implied) {}
