package io.beachhead.alignment;

import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.Membership;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * ARR of each segment month by month, in the workspace's currency. Accounts count for the segment
 * they are in today, so that a line moves with revenue and not with rules.
 *
 * @param days the ends of the months, the as-of date last
 * @param arr by segment (as in the segmentation, otherwise last), then by day
 */
public record RevenueBySegment(List<LocalDate> days, List<List<Double>> arr) {
  private static final int MONTHS = 12;

  public RevenueBySegment {
    days = List.copyOf(days);
    arr = List.copyOf(arr);
  }

  static RevenueBySegment of(CustomerBase base, Membership membership) {
    List<LocalDate> days = days(base.asOf());
    int segments = membership.segmentation().all().size();
    List<List<Double>> arr = new ArrayList<>();
    for (int segment = 0; segment < segments; segment++) {
      arr.add(new ArrayList<>(Collections.nCopies(days.size(), 0.0)));
    }
    for (int row = 0; row < base.size(); row++) {
      List<Double> line = arr.get(membership.segmentOf(row));
      for (int at = 0; at < days.size(); at++) {
        line.set(at, line.get(at) + 12 * base.revenue().mrr(row, days.get(at)));
      }
    }
    return new RevenueBySegment(days, arr);
  }

  private static List<LocalDate> days(LocalDate asOf) {
    List<LocalDate> days = new ArrayList<>();
    YearMonth last = YearMonth.from(asOf);
    for (int back = MONTHS; back >= 1; back--) {
      days.add(last.minusMonths(back).atEndOfMonth());
    }
    days.add(asOf);
    return days;
  }

  /** Whether there is any revenue to draw. */
  public boolean any() {
    return arr.stream().flatMap(List::stream).anyMatch(amount -> amount > 0);
  }
}
