package io.beachhead.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.customers.revenue.InvoicePeriod;
import io.beachhead.customers.revenue.MonthlyRevenue;
import io.beachhead.customers.revenue.RevenueInForce;
import io.beachhead.customers.revenue.RevenueSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every amount here was worked out by hand from the rule it shows. */
class RevenueInForceTest {
  private final CustomerBaseBuilder base =
      new CustomerBaseBuilder(
              new ExchangeRates("USD", Map.of("EUR", 1.25, "JPY", 0.0064)), ZoneOffset.UTC)
          .account("a", "Acme")
          .account("b", "Beta");

  @Test
  void countsTheLatestStatedRevenueUpToTheDay() {
    base.revenue("a", day("2026-01-15"), 100_00, "USD")
        .revenue("a", day("2026-04-01"), 150_00, "USD")
        .revenue("a", day("2026-07-01"), 0, "USD");
    assertThat(mrr("a", "2026-01-14")).isEqualTo(0);
    assertThat(mrr("a", "2026-01-15")).isEqualTo(100);
    assertThat(mrr("a", "2026-03-31")).isEqualTo(100);
    assertThat(mrr("a", "2026-04-01")).isEqualTo(150);
    assertThat(mrr("a", "2026-07-01")).isEqualTo(0);
    assertThat(mrr("a", "2030-01-01")).isEqualTo(0);
  }

  @Test
  void takesAnAccountBackThatPaysAgain() {
    base.revenue("a", day("2026-06-01"), 80_00, "USD")
        .revenue("a", day("2026-01-01"), 100_00, "USD")
        .revenue("a", day("2026-03-01"), 0, "USD");
    assertThat(mrr("a", "2026-02-28")).isEqualTo(100);
    assertThat(mrr("a", "2026-04-01")).isEqualTo(0);
    assertThat(mrr("a", "2026-06-01")).isEqualTo(80);
  }

  @Test
  void runsASubscriptionFromItsFirstDayUpToTheDayWithoutIt() {
    base.subscription("a", day("2026-03-17"), day("2026-09-01"), 40_00, "USD");
    assertThat(mrr("a", "2026-03-16")).isEqualTo(0);
    assertThat(mrr("a", "2026-03-17")).as("mid-month, at once in full").isEqualTo(40);
    assertThat(mrr("a", "2026-08-31")).isEqualTo(40);
    assertThat(mrr("a", "2026-09-01")).isEqualTo(0);
  }

  @Test
  void changesAPlanOnOneDayWithoutAGap() {
    base.subscription("a", day("2026-01-01"), day("2026-05-10"), 40_00, "USD")
        .subscription("a", day("2026-05-10"), null, 90_00, "USD")
        .subscription("a", day("2026-02-01"), null, 5_00, "USD");
    assertThat(mrr("a", "2026-05-09")).isEqualTo(45);
    assertThat(mrr("a", "2026-05-10")).isEqualTo(95);
    assertThat(base.ledger().build().months(0, YearMonth.of(2026, 1), YearMonth.of(2026, 5)))
        .extracting(MonthlyRevenue::mrr)
        .containsExactly(40.0, 45.0, 45.0, 45.0, 95.0);
  }

  @Test
  void ignoresASubscriptionThatEndsBeforeItStarts() {
    base.subscription("a", day("2026-05-10"), day("2026-05-10"), 40_00, "USD");
    assertThat(mrr("a", "2026-05-10")).isEqualTo(0);
  }

  @Test
  void putsAnInvoiceWithoutPeriodIntoItsOwnMonthOnceThatIsComplete() {
    base.invoice("a", day("2026-03-05"), 300_00, "USD", null, null);
    assertThat(mrr("a", "2026-03-30")).as("March is not complete").isEqualTo(0);
    assertThat(mrr("a", "2026-03-31")).isEqualTo(300);
    assertThat(mrr("a", "2026-04-29")).as("still the last complete month").isEqualTo(300);
    assertThat(mrr("a", "2026-04-30")).isEqualTo(0);
  }

  @Test
  void takesCreditsOffTheMonthTheyAreIn() {
    base.invoice("a", day("2026-03-05"), 300_00, "USD", null, null)
        .invoice("a", day("2026-03-20"), -120_00, "USD", null, null)
        .invoice("a", day("2026-04-02"), 300_00, "USD", null, null)
        .invoice("a", day("2026-06-02"), 300_00, "USD", null, null);
    assertThat(mrr("a", "2026-03-31")).isEqualTo(180);
    assertThat(mrr("a", "2026-04-30")).isEqualTo(300);
    assertThat(mrr("a", "2026-05-31")).as("a month without invoices").isEqualTo(0);
    assertThat(mrr("a", "2026-06-30")).isEqualTo(300);
  }

  @Test
  void spreadsAYearsInvoiceEvenlyOverItsTwelveMonths() {
    base.invoice("a", day("2026-01-03"), 12_000_00, "USD", day("2026-01-01"), day("2026-12-31"))
        .invoice("b", day("2026-01-03"), 12_000_00, "USD", day("2026-01-01"), day("2027-01-01"));
    for (String account : new String[] {"a", "b"}) {
      assertThat(mrr(account, "2026-01-31")).isEqualTo(1000);
      assertThat(mrr(account, "2026-02-28")).isEqualTo(1000);
      assertThat(mrr(account, "2027-01-30")).isEqualTo(1000);
      assertThat(mrr(account, "2027-01-31")).isEqualTo(0);
    }
  }

  @Test
  void weighsAPartMonthByItsDays() {
    // 16 April to 31 May: half of April (15 of 30 days) and the whole of May, 1 : 2.
    base.invoice("a", day("2026-04-16"), 300_00, "USD", day("2026-04-16"), day("2026-05-31"));
    assertThat(mrr("a", "2026-04-30")).isEqualTo(100);
    assertThat(mrr("a", "2026-05-31")).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15, 2026-02-15, 2026-02-14",
    "2026-01-31, 2026-02-28, 2026-02-27",
    "2026-01-01, 2026-01-31, 2026-01-31",
    "2026-01-15, 2026-02-14, 2026-02-14",
    "2026-01-15, 2026-01-15, 2026-01-15"
  })
  void tellsALastDayFromTheDayAfter(LocalDate start, LocalDate end, LocalDate last) {
    assertThat(InvoicePeriod.of(start, start, end, null)).isEqualTo(new InvoicePeriod(start, last));
  }

  @Test
  void convertsByTheWorkspacesRates() {
    base.revenue("a", day("2026-01-01"), 100_00, "EUR")
        .revenue("b", day("2026-01-01"), 10_000, "JPY");
    assertThat(mrr("a", "2026-02-01")).isEqualTo(125);
    assertThat(mrr("b", "2026-02-01")).as("yen have no cents").isEqualTo(64);
    assertThat(base.build(day("2026-02-01")).arr(0)).isEqualTo(1500);
  }

  @Test
  void saysWhichCurrencyItCouldNotCount() {
    base.revenue("a", day("2026-01-01"), 100_00, "CHF");
    RevenueInForce revenue = base.ledger().build();
    assertThat(revenue.currenciesWithoutRate()).containsExactly("CHF");
    assertThat(revenue.known(0)).isFalse();
    assertThat(revenue.source(0)).isEqualTo(RevenueSource.REVENUE);
    assertThat(revenue.mrr(0, day("2026-02-01"))).isEqualTo(0);
  }

  @Test
  void readsAnAccountFromTheFirstKindOfRecordItHas() {
    base.invoice("a", day("2026-01-01"), 999_00, "USD", null, null)
        .subscription("a", day("2026-01-01"), null, 50_00, "USD")
        .invoice("b", day("2026-01-01"), 70_00, "USD", null, null);
    RevenueInForce revenue = base.ledger().build();
    assertThat(revenue.source(0)).isEqualTo(RevenueSource.SUBSCRIPTIONS);
    assertThat(revenue.mrr(0, day("2026-01-31"))).isEqualTo(50);
    assertThat(revenue.source(1)).isEqualTo(RevenueSource.INVOICES);
    assertThat(revenue.total(day("2026-01-31"))).isEqualTo(120);
  }

  @Test
  void doesNotKnowWhatAnAccountWithoutRecordsPays() {
    RevenueInForce revenue = base.ledger().build();
    assertThat(revenue.known(0)).isFalse();
    assertThat(revenue.source(0)).isEqualTo(RevenueSource.NONE);
    assertThat(revenue.lastChangeDay()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void spreadsEveryInvoiceWithoutLosingACent(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      LocalDate start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000));
      LocalDate end = start.plusDays(random.nextInt(800));
      long amount = random.nextLong(-1_000_000_000, 1_000_000_000);
      long[] sum = {0};
      var parts = new TreeMap<Integer, Long>();
      InvoicePeriod.of(start, start, end, null)
          .spread(
              amount,
              (month, part) -> {
                sum[0] += part;
                parts.put(month, part);
              });
      assertThat(sum[0]).isEqualTo(amount);
      assertThat(parts.firstKey()).isEqualTo(InvoicePeriod.index(YearMonth.from(start)));
    }
  }

  /** The oracle adds up the subscriptions that run on the day, one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithAddingUpTheSubscriptionsOfTheDay(long seed) {
    Random random = new Random(seed);
    LocalDate origin = LocalDate.of(2025, 1, 1);
    record Subscription(LocalDate start, @Nullable LocalDate end, long minor) {}
    var all = new java.util.ArrayList<Subscription>();
    for (int i = 0; i < 40; i++) {
      LocalDate start = origin.plusDays(random.nextInt(300));
      LocalDate end = random.nextInt(4) == 0 ? null : start.plusDays(random.nextInt(120));
      var subscription = new Subscription(start, end, random.nextInt(100_000));
      all.add(subscription);
      base.subscription("a", start, end, subscription.minor, "USD");
    }
    RevenueInForce revenue = base.ledger().build();
    for (int d = -5; d < 450; d++) {
      LocalDate day = origin.plusDays(d);
      double expected =
          all.stream()
                  .filter(s -> !s.start.isAfter(day) && (s.end == null || day.isBefore(s.end)))
                  .mapToLong(Subscription::minor)
                  .sum()
              / 100.0;
      assertThat(revenue.mrr(0, day)).isCloseTo(expected, within(1e-9));
    }
  }

  private double mrr(String account, String day) {
    return base.ledger().build().mrr(base.rowOf(account), day(day));
  }

  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }
}
