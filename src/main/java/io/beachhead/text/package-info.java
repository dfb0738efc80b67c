/**
 * What does a text say? Its language and its words, which texts are alike, and which belong
 * together.
 *
 * <p>Models and dictionaries are loaded when first needed and not before: a program that nobody
 * asks about texts pays for none of them. All of it works without a network.
 */
@ApplicationModule(allowedDependencies = {"statistics", "statistics :: grouping", "store"})
@NullMarked
package io.beachhead.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
