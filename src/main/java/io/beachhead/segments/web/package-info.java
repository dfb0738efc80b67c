/** Segmentations over HTTP: the interface under /api and the pages under /segments. */
@NullMarked
package io.beachhead.segments.web;

import org.jspecify.annotations.NullMarked;
