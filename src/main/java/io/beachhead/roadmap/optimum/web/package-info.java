/** The search for the best roadmap over HTTP and on the roadmap page. */
@NullMarked
package io.beachhead.roadmap.optimum.web;

import org.jspecify.annotations.NullMarked;
