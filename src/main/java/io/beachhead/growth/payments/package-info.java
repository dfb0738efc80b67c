/**
 * Which payments fail, why, and how many come back? Failed payments and expiring cards from
 * Stripe's webhook or a file, and drafts that say what the product gave.
 */
@NullMarked
package io.beachhead.growth.payments;

import org.jspecify.annotations.NullMarked;
