package io.beachhead.segments.web;

import io.beachhead.segments.Membership;
import io.beachhead.segments.Segment;
import io.beachhead.web.Format;
import io.beachhead.web.chart.SegmentColours;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The bar that shows how a segmentation divides the accounts; segments beyond the twelfth are one
 * part.
 */
final class Shares {
  /** Width of the drawing; the page stretches it. */
  private static final double WIDTH = 300;

  /** Between two parts, so that neighbours of one colour stay apart. */
  private static final double GAP = 1.5;

  private Shares() {}

  static List<EditorView.Part> parts(Membership membership) {
    List<Segment> all = membership.segmentation().all();
    int[] counts = membership.counts();
    List<EditorView.Part> parts = new ArrayList<>();
    if (membership.size() == 0) {
      return parts;
    }
    double x = 0;
    int more = 0;
    int accountsOfMore = 0;
    double widthOfMore = 0;
    for (int i = 0; i < all.size(); i++) {
      double share = (double) counts[i] / membership.size();
      double width = share * WIDTH;
      if (all.get(i).colour() == SegmentColours.MORE) {
        more++;
        accountsOfMore += counts[i];
        widthOfMore += width;
        continue;
      }
      if (counts[i] > 0) {
        parts.add(
            new EditorView.Part(
                all.get(i).colour(),
                number(x),
                number(Math.max(0.6, width - GAP)),
                "%s: %s, %s"
                    .formatted(
                        all.get(i).name(),
                        Format.count(counts[i], "account"),
                        Format.share(share))));
      }
      x += width;
    }
    if (accountsOfMore > 0) {
      parts.add(
          new EditorView.Part(
              SegmentColours.MORE,
              number(x),
              number(Math.max(0.6, widthOfMore - GAP)),
              "%s: %s, %s"
                  .formatted(
                      SegmentColours.more(more),
                      Format.count(accountsOfMore, "account"),
                      Format.share((double) accountsOfMore / membership.size()))));
    }
    return parts;
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
