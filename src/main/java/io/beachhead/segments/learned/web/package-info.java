/** Learned segments over HTTP: JSON and pages. */
@NullMarked
package io.beachhead.segments.learned.web;

import org.jspecify.annotations.NullMarked;
