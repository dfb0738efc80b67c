package io.beachhead.customers;

import io.beachhead.workspace.Workspace;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the workspace has agreed on and every amount and date depends on.
 *
 * @param rates the workspace's currency and what other currencies are worth in it
 * @param zone decides on which day an instant falls
 */
record WorkspaceTerms(ExchangeRates rates, ZoneId zone) {

  static WorkspaceTerms of(Workspace workspace) {
    Map<String, Double> rates = new HashMap<>();
    for (Map.Entry<String, BigDecimal> rate : workspace.exchangeRates().entrySet()) {
      rates.put(rate.getKey().toUpperCase(Locale.ROOT), rate.getValue().doubleValue());
    }
    return new WorkspaceTerms(new ExchangeRates(workspace.currency(), rates), workspace.timezone());
  }
}
