/**
 * Did it come true? What a decision to build predicted, compared on its check day with what was
 * observed; how far the ranges can be trusted, and which kind of evidence promises too much.
 */
@NullMarked
package io.beachhead.decisions.predictions;

import org.jspecify.annotations.NullMarked;
