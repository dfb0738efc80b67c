package io.beachhead.customers.revenue;

import io.beachhead.workspace.Workspace;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one unit of a foreign currency is worth in the workspace's currency. One rate per currency,
 * set by hand and the same for all dates: a movement of revenue then shows what customers did, not
 * what currencies did.
 *
 * @param currency the workspace's currency
 * @param rates foreign currency code to workspace currency units per foreign unit, above 0
 */
public record ExchangeRates(String currency, Map<String, Double> rates) {

  public ExchangeRates {
    rates = Map.copyOf(rates);
  }

  /** Rates of a workspace that knows its own currency only. */
  public static ExchangeRates none(String currency) {
    return new ExchangeRates(currency, Map.of());
  }

  /** The rates that the workspace has agreed on. */
  public static ExchangeRates of(Workspace workspace) {
    Map<String, Double> rates = new HashMap<>();
    for (Map.Entry<String, BigDecimal> rate : workspace.exchangeRates().entrySet()) {
      rates.put(rate.getKey().toUpperCase(Locale.ROOT), rate.getValue().doubleValue());
    }
    return new ExchangeRates(workspace.currency(), rates);
  }

  /** Units of the workspace's currency per unit of {@code from}; empty where no rate is set. */
  public OptionalDouble rate(String from) {
    String code = from.strip().toUpperCase(Locale.ROOT);
    if (code.isEmpty() || code.equals(currency)) {
      return OptionalDouble.of(1);
    }
    Double rate = rates.get(code);
    return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }
}
