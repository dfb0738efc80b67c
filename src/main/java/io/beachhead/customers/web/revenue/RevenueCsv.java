package io.beachhead.customers.web.revenue;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.RevenueCohorts;
import io.beachhead.customers.revenue.RevenueMovements;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.KaplanMeier;
import io.beachhead.web.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the revenue page as files; amounts are ARR. */
final class RevenueCsv {
  private static final int MONTHS = 12;

  private RevenueCsv() {}

  static void movements(RevenueReport report, HttpServletResponse response) {
    Csv.download(
        response,
        "revenue-movements",
        csv -> {
          csv.row(
              "month",
              "currency",
              "start_arr",
              "new",
              "reactivated",
              "expansion",
              "contraction",
              "churned",
              "end_arr",
              "new_accounts",
              "reactivated_accounts",
              "expanded_accounts",
              "contracted_accounts",
              "churned_accounts",
              "paying_accounts");
          for (RevenueMovements month : report.months()) {
            var n = month.accounts();
            csv.row(
                month.month(),
                report.currency(),
                MONTHS * month.start(),
                MONTHS * month.fresh(),
                MONTHS * month.reactivated(),
                MONTHS * month.expansion(),
                -MONTHS * month.contraction(),
                -MONTHS * month.churned(),
                MONTHS * month.end(),
                n.fresh(),
                n.reactivated(),
                n.expanded(),
                n.contracted(),
                n.churned(),
                n.end());
          }
        });
  }

  static void retention(RevenueReport report, HttpServletResponse response) {
    Csv.download(
        response,
        "revenue-retention",
        csv -> {
          ratioHeader(csv);
          ratios(csv, report.retention(), report.segments());
        });
  }

  static void retentionByMonth(RevenueReport report, HttpServletResponse response) {
    Csv.download(
        response,
        "revenue-retention-by-month",
        csv -> {
          ratioHeader(csv);
          for (RevenueRetention year : report.retentionByMonth()) {
            ratios(csv, year, report.segments());
          }
        });
  }

  private static void ratioHeader(Csv csv) {
    csv.row(
        "from",
        "to",
        "segment",
        "name",
        "accounts",
        "nrr",
        "nrr_low",
        "nrr_high",
        "grr",
        "grr_low",
        "grr_high",
        "logo_retention",
        "logo_retention_low",
        "logo_retention_high");
  }

  private static void ratios(Csv csv, RevenueRetention year, List<AccountGroup> segments) {
    for (int g = 0; g < year.groups().size(); g++) {
      ratio(csv, year, segments.get(g).key(), segments.get(g).name(), year.groups().get(g));
    }
    ratio(csv, year, null, "All accounts", year.total());
  }

  private static void ratio(
      Csv csv,
      RevenueRetention year,
      @Nullable String key,
      String name,
      RevenueRetention.Group group) {
    Interval nrr = RevenueAnswer.range(group.nrr());
    Interval grr = RevenueAnswer.range(group.grr());
    Interval logos = RevenueAnswer.range(group.logoRetention());
    csv.row(
        year.from(),
        year.to(),
        key,
        name,
        group.movements().accounts().start(),
        nrr == null ? null : nrr.mid(),
        nrr == null ? null : nrr.low(),
        nrr == null ? null : nrr.high(),
        grr == null ? null : grr.mid(),
        grr == null ? null : grr.low(),
        grr == null ? null : grr.high(),
        logos == null ? null : logos.mid(),
        logos == null ? null : logos.low(),
        logos == null ? null : logos.high());
  }

  static void cohorts(RevenueReport report, HttpServletResponse response) {
    RevenueCohorts cohorts = report.cohorts();
    Csv.download(
        response,
        "revenue-cohorts",
        csv -> {
          csv.row(
              "start",
              "accounts",
              "currency",
              "start_arr",
              "age_months",
              "arr",
              "revenue_retained",
              "paying_accounts",
              "accounts_retained");
          for (RevenueCohorts.Cohort cohort : cohorts.cohorts()) {
            for (RevenueCohorts.Age age : cohort.ages()) {
              csv.row(
                  cohort.start(),
                  cohort.accounts(),
                  report.currency(),
                  MONTHS * cohort.startMrr(),
                  age.months(),
                  MONTHS * age.mrr(),
                  age.revenue(),
                  age.accounts(),
                  age.logos());
            }
          }
        });
  }

  static void survival(RevenueReport report, HttpServletResponse response) {
    Csv.download(
        response,
        "survival",
        csv -> {
          csv.row("segment", "name", "months", "at_risk", "ended", "survival", "low", "high");
          for (RevenueReport.Survival group : report.survival()) {
            for (KaplanMeier.Step step : group.curve()) {
              csv.row(
                  group.key(),
                  group.name(),
                  step.time(),
                  step.atRisk(),
                  step.events(),
                  step.survival(),
                  step.low(),
                  step.high());
            }
          }
        });
  }

  static void accounts(RevenueChanges moved, HttpServletResponse response) {
    var base = moved.view().base();
    Csv.download(
        response,
        "revenue-accounts",
        csv -> {
          csv.row(
              "account",
              "name",
              "segment",
              "kind",
              "from",
              "to",
              "currency",
              "arr_before",
              "arr_after",
              "change");
          for (RevenueMovements.OfAccount account : moved.accounts()) {
            AccountGroup group = moved.group(account.row());
            csv.row(
                base.id(account.row()),
                base.name(account.row()),
                group == null ? null : group.key(),
                account.kind().key(),
                moved.from(),
                moved.to(),
                base.currency(),
                MONTHS * account.before(),
                MONTHS * account.after(),
                MONTHS * account.change());
          }
        });
  }
}
