/** How well divisions reflect behaviour over HTTP: JSON, CSV and pages. */
@NullMarked
package io.beachhead.segments.fit.web;

import org.jspecify.annotations.NullMarked;
