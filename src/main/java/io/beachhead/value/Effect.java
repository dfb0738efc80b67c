package io.beachhead.value;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.ValueModel;
import io.beachhead.web.load.Overdue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a selection of features does in every segment, and over all of them.
 *
 * @param segments in the order of the grid
 * @param happyAccounts over all segments that can say; null where none can
 * @param happyArr likewise
 */
record Effect(
    List<SegmentEffect> segments, @Nullable Interval happyAccounts, @Nullable Double happyArr) {

  /**
   * One segment.
   *
   * @param mean of the average value
   * @param sd of that estimate
   * @param spread between accounts, at the size of the average one
   * @param selected how many features are on
   * @param spreadUnknown how many of them have no known spread
   * @param distribution the one used, with what was counted
   * @param buyShare of the paying accounts
   * @param happyShare likewise
   * @param happyArr that the happy ones carry
   */
  record SegmentEffect(
      double mean,
      double sd,
      double spread,
      int selected,
      int spreadUnknown,
      Shape distribution,
      @Nullable Double buyShare,
      @Nullable Interval happyShare,
      @Nullable Interval happyAccounts,
      @Nullable Double happyArr,
      @Nullable NotEnoughData notEnoughData) {
    Interval value() {
      return Interval.normal(mean, sd);
    }
  }

  /**
   * How accounts are spread.
   *
   * @param counted accounts counted by their own values; null where a formula was used
   * @param own accounts that have values of their own and a price
   * @param histogram of those values where they were counted
   */
  record Shape(
      Distribution used,
      @Nullable Integer counted,
      int own,
      ValueMap.@Nullable Histogram histogram) {}

  static Effect of(ValueGrid grid, boolean[] on) {
    CountedValues counted =
        grid.model().distribution() == Distribution.EMPIRICAL ? new CountedValues(grid, on) : null;
    var values = new SelectedValues(grid.accounts(), on);
    var counts = new HappyCounts(grid, values, counted);
    List<ValueMap.Histogram> histograms = counted == null ? List.of() : counted.histograms();
    var segments = new ArrayList<SegmentEffect>();
    int paying = 0;
    double arr = 0;
    boolean any = selected(on) > 0;
    for (int segment = 0; segment < grid.division().size(); segment++) {
      Overdue.check();
      boolean all = counted != null && counted.all(segment);
      int own = counted == null ? 0 : counted.own(segment);
      var shape =
          new Shape(
              all ? Distribution.EMPIRICAL : formUsed(grid.model()),
              all ? (Integer) own : null,
              own,
              all && own > 0 ? histograms.get(segment) : null);
      segments.add(segment(grid, on, values, counts, segment, shape));
      paying += grid.who()[segment].paying();
      arr += counts.happyArr(segment);
    }
    return new Effect(
        segments,
        paying == 0 || !any ? null : counts.total(),
        paying == 0 || !any ? null : (Double) arr);
  }

  private static int selected(boolean[] on) {
    int selected = 0;
    for (boolean each : on) {
      selected += each ? 1 : 0;
    }
    return selected;
  }

  private static SegmentEffect segment(
      ValueGrid grid,
      boolean[] on,
      SelectedValues values,
      HappyCounts counts,
      int segment,
      Shape shape) {
    double mean = 0;
    double variance = 0;
    int selected = 0;
    int unknown = 0;
    for (int feature = 0; feature < on.length; feature++) {
      if (on[feature]) {
        Cell cell = grid.cell(segment, feature);
        selected++;
        mean += cell.estimate().mean();
        variance += cell.estimate().sd() * cell.estimate().sd();
        unknown += cell.spread() == null ? 1 : 0;
      }
    }
    int paying = grid.who()[segment].paying();
    // Without a feature there is no value to speak of, which is not a value of 0.
    Interval happy = paying == 0 || selected == 0 ? null : counts.happyAccounts(segment);
    return new SegmentEffect(
        mean,
        Math.sqrt(variance),
        spread(grid, values, segment),
        selected,
        unknown,
        shape,
        happy == null ? null : (Double) (counts.buying(segment) / paying),
        happy == null ? null : happy.times(1.0 / paying),
        happy,
        happy == null ? null : (Double) counts.happyArr(segment),
        happy == null ? missing(grid.division().parts().get(segment).accounts(), selected) : null);
  }

  private static NotEnoughData missing(int accounts, int selected) {
    return new NotEnoughData(
        0,
        1,
        accounts == 0
            ? "This segment has no accounts."
            : selected == 0
                ? "No feature is shipped or switched on, so there is no value yet."
                : "No account in this segment has revenue, so there is no price to compare with.");
  }

  /** Within the groups of a segment and between them, for an account of the average weight. */
  private static double spread(ValueGrid grid, SelectedValues values, int segment) {
    double[] weights = grid.weights(segment);
    int accounts = grid.division().parts().get(segment).accounts();
    double total = 0;
    double mean = 0;
    for (int group = 0; group < weights.length; group++) {
      total += weights[group];
      mean += weights[group] * values.mean(group);
    }
    if (total == 0 || accounts == 0) {
      return 0;
    }
    mean /= total;
    double variance = 0;
    for (int group = 0; group < weights.length; group++) {
      double off = values.mean(group) - mean;
      double spread = values.spread(group);
      variance += weights[group] / total * (off * off + spread * spread);
    }
    return Math.sqrt(variance) * total / accounts;
  }

  private static Distribution formUsed(ValueModel model) {
    return model.distribution() == Distribution.LOGNORMAL
        ? Distribution.LOGNORMAL
        : Distribution.NORMAL;
  }
}
