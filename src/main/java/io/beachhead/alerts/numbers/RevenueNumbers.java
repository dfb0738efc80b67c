package io.beachhead.alerts.numbers;

import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.NumberSource;
import io.beachhead.behaviour.saved.SavedNumber;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.RevenueInForce;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** MRR at the end of the last month, and the retention of the year up to it. */
@Component
class RevenueNumbers implements NumberSource {
  private static final String MRR = "revenue:mrr";
  private static final String NRR = "revenue:nrr";
  private static final String GRR = "revenue:grr";
  private static final String LOGOS = "revenue:logo-retention";
  private static final String PAGE = "/revenue";

  private final CustomerBases bases;
  private final WorkspaceSettings settings;
  private final Clock clock;

  RevenueNumbers(CustomerBases bases, WorkspaceSettings settings, Clock clock) {
    this.bases = bases;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<SavedNumber> numbers() {
    return List.of(
        new SavedNumber(MRR, "MRR", PAGE, false),
        new SavedNumber(NRR, "NRR of the year", PAGE, true),
        new SavedNumber(GRR, "GRR of the year", PAGE, true),
        new SavedNumber(LOGOS, "Logo retention of the year", PAGE, true));
  }

  @Override
  public Optional<NumberReading> read(String key) {
    return switch (key) {
      case MRR -> Optional.of(mrr());
      case NRR -> Optional.of(retention(RevenueRetention.Group::nrr));
      case GRR -> Optional.of(retention(RevenueRetention.Group::grr));
      case LOGOS -> Optional.of(retention(RevenueRetention.Group::logoRetention));
      default -> Optional.empty();
    };
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), settings.current().timezone());
  }

  private NumberReading mrr() {
    var today = today();
    var month = Monthly.before(today);
    var revenue = bases.asOf(today).revenue();
    double now = revenue.total(month.end());
    double before = revenue.total(month.endBefore());
    if (now == 0 && before == 0) {
      throw noRevenue();
    }
    return month.reading(now, before, change(revenue, month), false);
  }

  /**
   * The relative change of MRR; its range is that of a sum of independent accounts: what one large
   * account does alone is within it.
   */
  private static @Nullable Interval change(RevenueInForce revenue, Monthly month) {
    double before = 0;
    double sum = 0;
    double squares = 0;
    int n = revenue.size();
    for (int row = 0; row < n; row++) {
      double was = revenue.mrr(row, month.endBefore());
      double change = revenue.mrr(row, month.end()) - was;
      before += was;
      sum += change;
      squares += change * change;
    }
    if (before <= 0 || before + sum <= 0) {
      return null;
    }
    double variance = Math.max(0, squares - sum * sum / n);
    return Interval.normal(Math.log1p(sum / before), Math.sqrt(variance) / (before + sum))
        .map(Math::expm1);
  }

  private NumberReading retention(Function<RevenueRetention.Group, Estimate> which) {
    var today = today();
    var month = Monthly.before(today);
    var revenue = bases.asOf(today).revenue();
    var now = of(revenue, month.end(), which);
    var before = of(revenue, month.endBefore(), which);
    if (now == null) {
      throw noRevenue();
    }
    return month.reading(
        now.mid(), before == null ? null : before.mid(), Monthly.change(now, before), true);
  }

  private static @Nullable Interval of(
      RevenueInForce revenue, LocalDate to, Function<RevenueRetention.Group, Estimate> which) {
    var year = RevenueRetention.measure(revenue, to.minusYears(1), to, _ -> -1, 0);
    return which.apply(year.total()) instanceof Measured measured ? measured.interval() : null;
  }

  private static ProblemException noRevenue() {
    return ProblemException.unprocessable(
        "No account paid in the time looked at. Import revenue, subscriptions or invoices.",
        List.of());
  }
}
