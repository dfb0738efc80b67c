/** Samples over HTTP. */
@NullMarked
package io.beachhead.samples.web;

import org.jspecify.annotations.NullMarked;
