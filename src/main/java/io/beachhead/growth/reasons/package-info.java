/**
 * Why do customers leave or shrink? What they said, from files, the cancel page, Stripe, lost deals
 * and by hand, beside the revenue that went, what they had used and what they had asked for.
 */
@NullMarked
package io.beachhead.growth.reasons;

import org.jspecify.annotations.NullMarked;
