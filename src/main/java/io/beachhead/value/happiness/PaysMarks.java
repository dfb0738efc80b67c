package io.beachhead.value.happiness;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.web.Format;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does it pay, and not less than at the beginning of the window? */
final class PaysMarks implements Marks {
  /** Stages of those who have never paid, where no revenue is recorded either. */
  private static final Set<String> BEFORE_PAYING = Set.of("prospect", "free", "trial");

  private final DayView view;
  private final CustomerBase base;
  private final LocalDate before;
  private final @Nullable Attribute stage;

  PaysMarks(DayView view) {
    this.view = view;
    base = view.base();
    before = view.asOf().minusDays(view.definition().windowDays());
    stage = base.attribute("stage");
  }

  @Override
  public Mark of(int row) {
    if (!base.hasRevenue(row)) {
      return beforePaying(row) == null ? Mark.UNKNOWN : Mark.NO;
    }
    double now = base.revenue().mrr(row, view.asOf());
    boolean kept = view.definition().pays().mayShrink() || now >= base.revenue().mrr(row, before);
    return now > 0 && kept ? Mark.YES : Mark.NO;
  }

  private @Nullable String beforePaying(int row) {
    String at = stage == null ? null : stage.text(row);
    return at != null && BEFORE_PAYING.contains(at.toLowerCase(Locale.ROOT)) ? at : null;
  }

  @Override
  public String words(int row) {
    if (!base.hasRevenue(row)) {
      String at = beforePaying(row);
      return at == null
          ? "What it pays is not known: no revenue is recorded."
          : "Stage " + at + ", no revenue recorded.";
    }
    double now = base.revenue().mrr(row, view.asOf());
    double then = base.revenue().mrr(row, before);
    if (now <= 0) {
      return then > 0
          ? "Pays nothing since %s ended.".formatted(money(then) + " a month")
          : "Pays nothing.";
    }
    String ago = Format.count(view.definition().windowDays(), "day");
    String change =
        now == then
            ? "as much as %s ago".formatted(ago)
            : then <= 0
                ? "new within %s".formatted(ago)
                : "%s from %s %s ago".formatted(now > then ? "up" : "down", money(then), ago);
    return "%s a month, %s.".formatted(money(now), change);
  }

  private String money(double amount) {
    return Format.money(amount, base.currency());
  }
}
