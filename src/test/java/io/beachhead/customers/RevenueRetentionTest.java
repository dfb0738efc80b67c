package io.beachhead.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.customers.revenue.RevenueMovements;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers in comments were added up by hand. */
class RevenueRetentionTest {
  private static final LocalDate FROM = LocalDate.of(2025, 12, 31);
  private static final LocalDate TO = LocalDate.of(2026, 12, 31);

  /**
   * Start 100 + 200 + 50 + 150 = 500. Kept: stays 100, shrinks 120, lost 0, grows 150 = 370. End of
   * the cohort: 100 + 120 + 0 + 260 = 480. New 80 and back 40 never count.
   */
  @Test
  void countsWhatEachAccountKept() {
    RevenueRetention retention = measure(company(), row -> row < 2 ? 0 : 1, 2);
    assertThat(mid(retention.total().grr())).isCloseTo(370 / 500.0, within(1e-12));
    assertThat(mid(retention.total().nrr())).isCloseTo(480 / 500.0, within(1e-12));
    assertThat(mid(retention.total().logoRetention())).isCloseTo(3 / 4.0, within(1e-12));
    // Group 0 holds stays and shrinks: 220 of 300.
    assertThat(mid(retention.groups().get(0).grr())).isCloseTo(220 / 300.0, within(1e-12));
    assertThat(mid(retention.groups().get(1).nrr())).isCloseTo(260 / 200.0, within(1e-12));
  }

  @Test
  void saysHowRevenueGotFromOneDayToTheOther() {
    RevenueMovements moved = measure(company(), _ -> 0, 1).total().movements();
    assertThat(moved)
        .isEqualTo(
            new RevenueMovements(
                FROM,
                TO,
                500,
                80,
                40,
                110,
                80,
                50,
                600,
                new RevenueMovements.Accounts(4, 1, 1, 1, 1, 1, 5)));
    assertThat(
            moved.start()
                + moved.fresh()
                + moved.reactivated()
                + moved.expansion()
                - moved.contraction()
                - moved.churned())
        .isEqualTo(moved.end());
  }

  @Test
  void followsRevenueMonthByMonth() {
    var base =
        base("a")
            .revenue("a", LocalDate.of(2026, 1, 10), 100_00, "USD")
            .revenue("a", LocalDate.of(2026, 2, 3), 0, "USD")
            .revenue("a", LocalDate.of(2026, 2, 20), 70_00, "USD")
            .revenue("a", LocalDate.of(2026, 3, 1), 0, "USD")
            .revenue("a", LocalDate.of(2026, 4, 1), 70_00, "USD");
    List<RevenueMovements> months =
        RevenueMovements.monthly(
            base.ledger().build(), YearMonth.of(2026, 1), YearMonth.of(2026, 4), _ -> true);
    assertThat(months).extracting(RevenueMovements::fresh).containsExactly(100.0, 0.0, 0.0, 0.0);
    assertThat(months)
        .as("gone and back within February is a contraction")
        .extracting(RevenueMovements::contraction)
        .containsExactly(0.0, 30.0, 0.0, 0.0);
    assertThat(months).extracting(RevenueMovements::churned).containsExactly(0.0, 0.0, 70.0, 0.0);
    assertThat(months)
        .extracting(RevenueMovements::reactivated)
        .containsExactly(0.0, 0.0, 0.0, 70.0);
  }

  @Test
  void hasNoResultWhereNobodyPaidAtTheStart() {
    var retention = measure(base("a").revenue("a", TO, 100_00, "USD"), _ -> 0, 1);
    assertThat(retention.total().grr()).isInstanceOf(NotEnoughData.class);
    assertThat(retention.total().nrr()).isInstanceOf(NotEnoughData.class);
    assertThat(retention.total().logoRetention()).isInstanceOf(NotEnoughData.class);
    assertThat(retention.total().movements().fresh()).isEqualTo(100);
  }

  @Test
  void takesAMonthOfMoreCreditsThanInvoicesForZero() {
    var base =
        base("a")
            .invoice("a", LocalDate.of(2025, 12, 1), 100_00, "USD", null, null)
            .invoice("a", LocalDate.of(2026, 12, 1), -40_00, "USD", null, null);
    assertThat(mid(measure(base, _ -> 0, 1).total().grr())).isZero();
    assertThat(mid(measure(base, _ -> 0, 1).total().nrr())).isZero();
  }

  @Test
  void warnsWhereOneAccountCarriesTheNumber() {
    assertThat(measure(base("a").revenue("a", FROM, 1_00, "USD"), _ -> 0, 1).total().caution())
        .contains("one account");
    var dominated = base("a", "b", "c");
    dominated.revenue("a", FROM, 900_00, "USD").revenue("b", FROM, 1_00, "USD");
    assertThat(measure(dominated, _ -> 0, 1).total().caution()).contains("more than half");
  }

  @Test
  void givesTheSameRangeTwice() {
    assertThat(measure(company(), _ -> 0, 1)).isEqualTo(measure(company(), _ -> 0, 1));
  }

  @Test
  void refusesToLookBackwards() {
    assertThatThrownBy(
            () -> RevenueRetention.measure(company().ledger().build(), TO, FROM, _ -> 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void keepsItsPromisesOnAnyCompany(long seed) {
    Random random = new Random(seed);
    int accounts = 1 + random.nextInt(60);
    String[] ids = new String[accounts];
    for (int i = 0; i < accounts; i++) {
      ids[i] = "a" + i;
    }
    var base = base(ids);
    for (String id : ids) {
      for (int change = random.nextInt(5); change > 0; change--) {
        base.revenue(
            id,
            FROM.plusDays(random.nextInt(500) - 100),
            random.nextInt(3) == 0 ? 0 : random.nextInt(50_000),
            "USD");
      }
    }
    RevenueRetention retention = measure(base, row -> row % 3, 3);
    var total = retention.total();
    var moved = total.movements();
    assertThat(
            moved.start()
                + moved.fresh()
                + moved.reactivated()
                + moved.expansion()
                - moved.contraction()
                - moved.churned())
        .isCloseTo(moved.end(), within(1e-6));
    assertThat(retention.groups().stream().mapToDouble(g -> g.movements().start()).sum())
        .isCloseTo(moved.start(), within(1e-6));
    if (total.grr() instanceof Measured grr
        && total.nrr() instanceof Measured nrr
        && total.logoRetention() instanceof Measured logos) {
      assertThat(grr.interval().mid())
          .isBetween(0.0, 1.0)
          .isLessThanOrEqualTo(nrr.interval().mid());
      for (Interval range : List.of(grr.interval(), nrr.interval(), logos.interval())) {
        assertThat(range.low()).isLessThanOrEqualTo(range.mid());
        assertThat(range.mid()).isLessThanOrEqualTo(range.high());
      }
      assertThat(grr.effectiveN()).isBetween(1.0, grr.n() + 1e-9);
    } else {
      assertThat(moved.start()).isZero();
    }
  }

  /** 80% ranges must cover the truth in about 80% of simulated companies; ±6 points at 500. */
  @Test
  void coversTheTruthAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(7);
    int covered = 0;
    int companies = 500;
    for (int company = 0; company < companies; company++) {
      var base = base();
      for (int i = 0; i < 150; i++) {
        base.account("a" + i, "A");
      }
      for (int i = 0; i < 150; i++) {
        long start = 1_000 + random.nextInt(9_000);
        double kept = random.nextInt(10) < 2 ? 0 : 0.5 + random.nextDouble() / 2;
        base.revenue("a" + i, FROM, start * 100, "USD")
            .revenue("a" + i, TO, Math.round(start * kept * 100), "USD");
      }
      // Truth: 0.8 × mean of uniform(0.5, 1) = 0.6, independent of size.
      Interval range =
          ((Measured)
                  RevenueRetention.measure(base.ledger().build(), FROM, TO, _ -> 0, 0)
                      .total()
                      .grr())
              .interval();
      covered += range.low() <= 0.6 && 0.6 <= range.high() ? 1 : 0;
    }
    assertThat(covered / (double) companies).isBetween(0.74, 0.86);
  }

  private static CustomerBaseBuilder company() {
    LocalDate before = LocalDate.of(2025, 1, 1);
    LocalDate during = LocalDate.of(2026, 6, 15);
    return base("stays", "shrinks", "lost", "grows", "new", "back", "silent")
        .revenue("stays", before, 100_00, "USD")
        .revenue("shrinks", before, 200_00, "USD")
        .revenue("shrinks", during, 120_00, "USD")
        .revenue("lost", before, 50_00, "USD")
        .revenue("lost", during, 0, "USD")
        .revenue("grows", before, 150_00, "USD")
        .revenue("grows", during, 260_00, "USD")
        .revenue("new", during, 80_00, "USD")
        .revenue("back", before, 30_00, "USD")
        .revenue("back", LocalDate.of(2025, 6, 1), 0, "USD")
        .revenue("back", during, 40_00, "USD");
  }

  private static CustomerBaseBuilder base(String... ids) {
    var base = new CustomerBaseBuilder(ExchangeRates.none("USD"), ZoneOffset.UTC);
    for (String id : ids) {
      base.account(id, id);
    }
    return base;
  }

  private static RevenueRetention measure(
      CustomerBaseBuilder base, java.util.function.IntUnaryOperator groupOf, int groups) {
    return RevenueRetention.measure(base.ledger().build(), FROM, TO, groupOf, groups);
  }

  private static double mid(Estimate estimate) {
    return ((Measured) estimate).interval().mid();
  }
}
