/** The roadmap page and the API of scenarios. */
@NullMarked
package io.beachhead.roadmap.web;

import org.jspecify.annotations.NullMarked;
