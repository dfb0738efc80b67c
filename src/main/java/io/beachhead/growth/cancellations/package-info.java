/**
 * Why do customers cancel, and what keeps them? A page behind a signed link that asks two questions
 * and makes an offer, and what came of it.
 */
@NullMarked
package io.beachhead.growth.cancellations;

import org.jspecify.annotations.NullMarked;
