/** Webhooks and their deliveries, as pages and as JSON. */
@NullMarked
package io.beachhead.outbox.web;

import org.jspecify.annotations.NullMarked;
