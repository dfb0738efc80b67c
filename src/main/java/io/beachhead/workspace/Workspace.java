package io.beachhead.workspace;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The company that works here.
 *
 * @param currency ISO 4217; every plain number of money is in it
 * @param timezone in which days, weeks and months begin
 * @param weekStart Monday or Sunday
 * @param exchangeRates currency → what one unit of it is worth in the workspace's currency
 * @param capacityWeeks person-weeks the product team has per quarter; null = not known
 * @param sampleKey the sample data that is loaded; null = the company's own
 */
public record Workspace(
    String name,
    String currency,
    ZoneId timezone,
    DayOfWeek weekStart,
    Map<String, BigDecimal> exchangeRates,
    @Nullable Double capacityWeeks,
    @Nullable String sampleKey) {

  private static final int MOST_DIGITS = 30;
  private static final BigDecimal LARGEST_RATE = BigDecimal.valueOf(1_000_000_000L);
  private static final BigDecimal SMALLEST_RATE = BigDecimal.ONE.movePointLeft(9);

  public Workspace {
    exchangeRates = Map.copyOf(exchangeRates);
  }

  /**
   * Whether a rate can be calculated with: from a billionth to a billion, in at most 30 digits. A
   * number such as 1e999999999 is short to state and fills the memory when it is written out.
   */
  public static boolean isUsableRate(BigDecimal rate) {
    return rate.precision() <= MOST_DIGITS
        && Math.abs(rate.scale()) <= MOST_DIGITS
        && rate.compareTo(SMALLEST_RATE) >= 0
        && rate.compareTo(LARGEST_RATE) <= 0;
  }

  /** Today, where the workspace is. */
  public LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), timezone);
  }

  /**
   * What one unit of that currency is worth in the workspace's: 1 for its own, empty where no rate
   * is known. An unknown rate is never taken for 1.
   */
  public Optional<BigDecimal> rate(String from) {
    return from.equals(currency)
        ? Optional.of(BigDecimal.ONE)
        : Optional.ofNullable(exchangeRates.get(from));
  }
}
