package io.beachhead.customers.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.customers.revenue.Tenures;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.KaplanMeier;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who stays and how much of their revenue, by segment, as JSON. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Accounts")
class RetentionApi {
  /** The tenth and ninetieth percentile of a normal distribution, as everywhere in the API. */
  private static final double Z80 = 1.2815515655446004;

  private final CustomerBases bases;
  private final AccountGrouping grouping;
  private final WorkspaceSettings settings;
  private final Clock clock;

  RetentionApi(
      CustomerBases bases, AccountGrouping grouping, WorkspaceSettings settings, Clock clock) {
    this.bases = bases;
    this.grouping = grouping;
    this.settings = settings;
    this.clock = clock;
  }

  record Retention(
      LocalDate from,
      LocalDate to,
      String currency,
      Kept total,
      List<Kept> segments,
      String method) {}

  /**
   * @param grr null where it cannot be given; {@code notEnoughData} then says why
   * @param start MRR on the first day, and the movements to the last day, per month
   * @param newcomers of accounts that did not pay on the first day, those that had paid before it
   *     included
   * @param reactivated of the newcomers, those that had paid before
   */
  record Kept(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
      @Nullable Interval grr,
      @Nullable Interval nrr,
      @Nullable Interval logoRetention,
      @Nullable Integer accounts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData,
      Money start,
      Money expansion,
      Money contraction,
      Money churned,
      @JsonProperty("new") Money newcomers,
      Money reactivated,
      Money end,
      @Nullable String caution) {}

  record Survival(
      LocalDate asOf,
      String unit,
      List<Curve> segments,
      @Nullable LogRank logRank,
      String method) {}

  record Curve(String key, String name, int accounts, int ended, List<KaplanMeier.Step> curve) {}

  record LogRank(double chiSquare, int df, double p) {}

  @GetMapping("/api/revenue-retention")
  @Operation(summary = "GRR, NRR and logo retention between two days, by segment")
  Retention retention(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    LocalDate last = to == null ? settings.current().today(clock) : to;
    LocalDate first = from == null ? last.minusYears(1) : from;
    if (last.isBefore(first)) {
      throw ProblemException.unprocessable(
          "Retention runs from the earlier day to the later one.",
          List.of(ProblemItem.of("to", last.toString(), "must not be before from")));
    }
    CustomerBase base = bases.asOf(last);
    @Nullable AccountGroups groups = groups(segmentation, base);
    RevenueRetention measured =
        RevenueRetention.measure(
            base.revenue(),
            first,
            last,
            groups == null ? _ -> -1 : groups.groupOf(),
            groups == null ? 0 : groups.groups().size());
    List<Kept> segments = new ArrayList<>();
    for (int g = 0; g < measured.groups().size(); g++) {
      var group = Objects.requireNonNull(groups).groups().get(g);
      segments.add(kept(group.key(), group.name(), measured.groups().get(g), base.currency()));
    }
    return new Retention(
        first,
        last,
        base.currency(),
        kept(null, null, measured.total(), base.currency()),
        segments,
        "per account, bootstrap over accounts (P10, ratio, P90)");
  }

  @GetMapping("/api/survival")
  @Operation(summary = "How long accounts stay, by segment: Kaplan-Meier curves and log-rank test")
  Survival survival(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      @RequestParam(defaultValue = "day") String unit) {
    ChronoUnit time =
        switch (unit) {
          case "day" -> ChronoUnit.DAYS;
          case "month" -> ChronoUnit.MONTHS;
          default ->
              throw ProblemException.unprocessable(
                  "Survival is counted in days or months.",
                  List.of(ProblemItem.of("unit", unit, "must be day or month")));
        };
    LocalDate day = asOf == null ? settings.current().today(clock) : asOf;
    CustomerBase base = bases.asOf(day);
    @Nullable AccountGroups groups = groups(segmentation, base);
    List<Curve> curves = new ArrayList<>();
    List<List<KaplanMeier.Observation>> all = new ArrayList<>();
    int count = groups == null ? 1 : groups.groups().size();
    for (int g = 0; g < count; g++) {
      int wanted = g;
      var tenures =
          Tenures.upTo(
              base.revenue(),
              day,
              time,
              row -> groups == null || groups.groupOf().applyAsInt(row) == wanted);
      all.add(tenures);
      curves.add(
          new Curve(
              groups == null ? "all" : groups.groups().get(g).key(),
              groups == null ? "All accounts" : groups.groups().get(g).name(),
              tenures.size(),
              (int) tenures.stream().filter(KaplanMeier.Observation::event).count(),
              KaplanMeier.curve(tenures, Z80)));
    }
    return new Survival(
        day,
        unit,
        curves,
        KaplanMeier.logRank(all)
            .map(test -> new LogRank(test.chiSquare(), test.df(), test.p()))
            .orElse(null),
        "Kaplan-Meier, Greenwood variance, 80% log-log intervals; log-rank test");
  }

  private @Nullable AccountGroups groups(@Nullable String segmentation, CustomerBase base) {
    return grouping.divide(segmentation, base).orElse(null);
  }

  private static Kept kept(
      @Nullable String key, @Nullable String name, RevenueRetention.Group group, String currency) {
    var movements = group.movements();
    return new Kept(
        key,
        name,
        range(group.grr()),
        range(group.nrr()),
        range(group.logoRetention()),
        group.grr() instanceof Measured measured ? (int) measured.n() : null,
        group.grr() instanceof NotEnoughData missing ? missing : null,
        Money.of(movements.start(), currency),
        Money.of(movements.expansion(), currency),
        Money.of(movements.contraction(), currency),
        Money.of(movements.churned(), currency),
        Money.of(movements.fresh() + movements.reactivated(), currency),
        Money.of(movements.reactivated(), currency),
        Money.of(movements.end(), currency),
        group.caution());
  }

  private static @Nullable Interval range(Estimate estimate) {
    return switch (estimate) {
      case Measured measured -> measured.interval();
      case NotEnoughData _ -> null;
    };
  }
}
