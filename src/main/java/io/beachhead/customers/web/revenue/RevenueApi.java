package io.beachhead.customers.web.revenue;

import io.beachhead.customers.CustomerBase;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How revenue moves and what became of those who entered together, as JSON. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Revenue")
class RevenueApi {
  private final CustomerView.Views views;
  private final WorkspaceSettings settings;
  private final Clock clock;

  RevenueApi(CustomerView.Views views, WorkspaceSettings settings, Clock clock) {
    this.views = views;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/api/revenue-movements")
  @Operation(
      summary = "New, reactivated, expansion, contraction and churned MRR, in total and by month",
      description =
          "from and to are MRR in force on those days. range=3|6|12|24|all months may replace"
              + " from.")
  RevenueAnswer.Movements movements(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String range) {
    return RevenueAnswer.movements(report(segmentation, segment, from, to, range));
  }

  @GetMapping("/api/revenue-movements/accounts")
  @Operation(
      summary = "The accounts behind the movements, the largest change first",
      description =
          "kind: new, reactivated, expansion, contraction, churned, several separated by commas."
              + " month=YYYY-MM may replace from and to.")
  RevenueAnswer.Behind accounts(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String range,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String kind) {
    var report = report(segmentation, segment, from, to, range);
    return RevenueChanges.of(report.view(), report.range(), month, kind).answer();
  }

  @GetMapping("/api/revenue-retention/months")
  @Operation(summary = "GRR, NRR and logo retention over the year up to the end of each month")
  List<RevenueAnswer.Kept> retention(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String range) {
    return RevenueAnswer.kept(report(segmentation, segment, from, to, range));
  }

  @GetMapping("/api/revenue-cohorts")
  @Operation(
      summary = "What became of the revenue and the accounts that began in one month or quarter")
  RevenueAnswer.Cohorts cohorts(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String range) {
    var report = report(segmentation, segment, from, to, range);
    return RevenueAnswer.Cohorts.of(report.cohorts(), report.currency());
  }

  private RevenueReport report(
      @Nullable String segmentation,
      @Nullable String segment,
      @Nullable String from,
      @Nullable LocalDate to,
      @Nullable String range) {
    LocalDate last = to == null ? settings.current().today(clock) : to;
    CustomerView view = views.on(last, segmentation, segment);
    return new RevenueReport(view, DateRange.of(from, range, last, earliest(view.base())));
  }

  /** The first day with any revenue; null where there is none. */
  static @Nullable LocalDate earliest(CustomerBase base) {
    var first = base.revenue().firstChangeDay();
    return first.isPresent() ? LocalDate.ofEpochDay(first.getAsInt()) : null;
  }
}
