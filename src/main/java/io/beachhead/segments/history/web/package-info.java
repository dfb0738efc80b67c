/** Versions, flows and agreement over HTTP. */
@NullMarked
package io.beachhead.segments.history.web;

import org.jspecify.annotations.NullMarked;
