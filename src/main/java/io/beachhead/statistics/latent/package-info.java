/**
 * Which kinds of customers are there, when nobody has said? Latent classes over mixed columns:
 * fitting one number of classes, and choosing among several.
 */
@NamedInterface("latent")
@NullMarked
package io.beachhead.statistics.latent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
