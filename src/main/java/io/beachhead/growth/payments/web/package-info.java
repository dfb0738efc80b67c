/** Stripe's webhook, the page of failed payments, and the same as JSON. */
@NullMarked
package io.beachhead.growth.payments.web;

import org.jspecify.annotations.NullMarked;
