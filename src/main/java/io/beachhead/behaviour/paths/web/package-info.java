/** Paths before and after an event, as a page and in the API. */
@NullMarked
package io.beachhead.behaviour.paths.web;

import org.jspecify.annotations.NullMarked;
