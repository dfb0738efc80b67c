package io.beachhead.customers;

import java.time.ZoneId;

/**
 * What the workspace has agreed on and every amount and date depends on.
 *
 * @param rates the workspace's currency and what other currencies are worth in it
 * @param zone decides on which day an instant falls
 */
public record WorkspaceTerms(ExchangeRates rates, ZoneId zone) {}
