package io.beachhead.customers.web.revenue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.Money;
import io.beachhead.customers.revenue.RevenueCohorts;
import io.beachhead.customers.revenue.RevenueMovements;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.KaplanMeier;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the revenue page as JSON. All money is per month (MRR), as of its day. */
final class RevenueAnswer {
  private RevenueAnswer() {}

  /** Everything on the page. */
  record Page(
      LocalDate from,
      LocalDate to,
      String currency,
      @Nullable String segmentation,
      @Nullable String segment,
      Moved movements,
      List<Month> months,
      Kept retention,
      List<Kept> retentionByMonth,
      Cohorts cohorts,
      Survival survival) {}

  /** Movements of a range, and of each of its months. */
  record Movements(
      LocalDate from,
      LocalDate to,
      String currency,
      @Nullable String segmentation,
      @Nullable String segment,
      Moved total,
      List<Month> months) {}

  /**
   * @param newcomers of accounts that had never paid before
   * @param accounts the same in numbers of accounts
   */
  record Moved(
      Money start,
      @JsonProperty("new") Money newcomers,
      Money reactivated,
      Money expansion,
      Money contraction,
      Money churned,
      Money end,
      Accounts accounts) {

    static Moved of(RevenueMovements it, String currency) {
      var n = it.accounts();
      return new Moved(
          Money.of(it.start(), currency),
          Money.of(it.fresh(), currency),
          Money.of(it.reactivated(), currency),
          Money.of(it.expansion(), currency),
          Money.of(it.contraction(), currency),
          Money.of(it.churned(), currency),
          Money.of(it.end(), currency),
          new Accounts(
              n.start(),
              n.fresh(),
              n.reactivated(),
              n.expanded(),
              n.contracted(),
              n.churned(),
              n.end()));
    }
  }

  record Accounts(
      int start,
      @JsonProperty("new") int newcomers,
      int reactivated,
      int expansion,
      int contraction,
      int churned,
      int end) {}

  /**
   * @param from MRR on this day is the start: the last day of the month before
   * @param to the last day of the month, or the last day of the range
   */
  record Month(YearMonth month, LocalDate from, LocalDate to, Moved movements) {}

  /** Retention between two days. */
  record Kept(LocalDate from, LocalDate to, Ratios total, List<Ratios> segments) {

    static Kept of(RevenueRetention it, List<AccountGroup> segments) {
      List<Ratios> ratios = new ArrayList<>();
      for (int g = 0; g < it.groups().size(); g++) {
        var segment = segments.get(g);
        ratios.add(Ratios.of(segment.key(), segment.name(), it.groups().get(g)));
      }
      return new Kept(it.from(), it.to(), Ratios.of(null, null, it.total()), ratios);
    }
  }

  /**
   * @param grr null where it cannot be given; {@code notEnoughData} then says why
   */
  record Ratios(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
      @Nullable Interval grr,
      @Nullable Interval nrr,
      @Nullable Interval logoRetention,
      int accounts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData,
      @Nullable String caution) {

    static Ratios of(@Nullable String key, @Nullable String name, RevenueRetention.Group group) {
      return new Ratios(
          key,
          name,
          range(group.grr()),
          range(group.nrr()),
          range(group.logoRetention()),
          group.movements().accounts().start(),
          group.grr() instanceof NotEnoughData missing ? missing : null,
          group.caution());
    }
  }

  static @Nullable Interval range(Estimate estimate) {
    return switch (estimate) {
      case Measured measured -> measured.interval();
      case NotEnoughData _ -> null;
    };
  }

  /** A cohort, and how it develops. */
  record Cohorts(LocalDate asOf, int stepMonths, String currency, List<Cohort> cohorts) {

    static Cohorts of(RevenueCohorts it, String currency) {
      return new Cohorts(
          it.asOf(),
          it.stepMonths(),
          currency,
          it.cohorts().stream()
              .map(cohort ->
                  new Cohort(
                      cohort.start(),
                      cohort.accounts(),
                      Money.of(cohort.startMrr(), currency),
                      cohort.ages()))
              .toList());
    }
  }

  record Cohort(YearMonth start, int accounts, Money startMrr, List<RevenueCohorts.Age> ages) {}

  /** How long accounts stay. */
  record Survival(String unit, List<Curve> segments, KaplanMeier.@Nullable LogRank logRank) {

    static Survival of(List<RevenueReport.Survival> groups) {
      return new Survival(
          "month",
          groups.stream()
              .map(group ->
                  new Curve(
                      group.key(),
                      group.name(),
                      group.tenures().size(),
                      group.ended(),
                      group.curve()))
              .toList(),
          RevenueReport.logRank(groups).orElse(null));
    }
  }

  record Curve(String key, String name, int accounts, int ended, List<KaplanMeier.Step> curve) {}

  /** Accounts behind movements. */
  record Behind(LocalDate from, LocalDate to, String currency, int total, List<Item> items) {}

  record Item(
      String account,
      String name,
      @Nullable String segment,
      String kind,
      Money before,
      Money after,
      Money change) {}

  static Page page(RevenueReport report) {
    var view = report.view();
    var groups = view.groups();
    return new Page(
        report.range().from(),
        report.range().to(),
        report.currency(),
        groups == null ? null : groups.key(),
        view.segment(),
        Moved.of(report.between(), report.currency()),
        months(report),
        Kept.of(report.retention(), report.segments()),
        kept(report),
        Cohorts.of(report.cohorts(), report.currency()),
        Survival.of(report.survival()));
  }

  static Movements movements(RevenueReport report) {
    var view = report.view();
    var groups = view.groups();
    return new Movements(
        report.range().from(),
        report.range().to(),
        report.currency(),
        groups == null ? null : groups.key(),
        view.segment(),
        Moved.of(report.between(), report.currency()),
        months(report));
  }

  static List<Month> months(RevenueReport report) {
    return report.months().stream()
        .map(month ->
            new Month(month.month(), month.from(), month.to(), Moved.of(month, report.currency())))
        .toList();
  }

  static List<Kept> kept(RevenueReport report) {
    return report.retentionByMonth().stream().map(one -> Kept.of(one, report.segments())).toList();
  }
}
