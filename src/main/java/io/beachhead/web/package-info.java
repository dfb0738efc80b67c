/**
 * How do pages look: the frame around every page, components, charts, formats of numbers, CSV and
 * the shape of errors. No module's logic. Charts are in the named interface {@code chart}, so a
 * module that draws declares {@code "web", "web :: chart"}.
 */
@ApplicationModule(allowedDependencies = {"statistics"})
@NullMarked
package io.beachhead.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
