package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.fit.web.FitCard;
import io.beachhead.web.Format;
import java.util.List;

/** A segmentation in two sentences made of its numbers, to copy. */
final class SegmentsSummary {
  private SegmentsSummary() {}

  /**
   * @param fit what each segmentation tells
   */
  static String of(Segmentation one, Membership membership, CustomerBase base, FitCard fit) {
    List<Segment> all = one.all();
    double whole = 0;
    int largest = 0;
    for (int i = 0; i < all.size(); i++) {
      whole += membership.arr()[i];
      largest = membership.arr()[i] > membership.arr()[largest] ? i : largest;
    }
    String most =
        whole > 0
            ? "%s pays most: %s of the ARR with %s"
                .formatted(
                    all.get(largest).name(),
                    Format.share(membership.arr()[largest] / whole),
                    Format.count(membership.counts()[largest], "account"))
            : "nobody pays yet";
    String first =
        "On %s “%s” divides %s into %s; %s."
            .formatted(
                Format.date(base.asOf()),
                one.name(),
                Format.count(base.size(), "account"),
                Format.count(all.size(), "segment"),
                most);
    return first
        + fit.rows().stream()
            .filter(FitCard.Row::chosen)
            .map(SegmentsSummary::told)
            .findFirst()
            .orElse("");
  }

  private static String told(FitCard.Row row) {
    if (row.mark() == null) {
      return " " + row.why();
    }
    String told =
        row.why().endsWith(".") ? row.why().substring(0, row.why().length() - 1) : row.why();
    return " %s: on accounts held out it predicts what they do %s better than no segments (%s, at 80%% certainty)."
        .formatted(told, row.gain(), row.range());
  }
}
