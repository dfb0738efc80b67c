package io.beachhead.value;

import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.ValueModel;
import io.beachhead.web.load.Overdue;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Sets the level of a happy curve: its slope comes from accounts with values of their own, its
 * level from everybody who could be judged, so that the model expects as many happy customers among
 * them as are observed (recalibration in the large; Steyerberg, Clinical Prediction Models, 2nd
 * edition, chapter 20).
 */
final class CurveLevel {
  private static final double FARTHEST = 20;
  private static final int STEPS = 50;

  private final AccountGrid grid;
  private final SelectedValues values;
  private final int[] rows;

  private CurveLevel(AccountGrid grid, int[] rows) {
    this.grid = grid;
    this.values = new SelectedValues(grid, grid.selection(List.of()));
    this.rows = rows;
  }

  /**
   * The curve at its level; as it is where nobody is happy or everybody.
   *
   * @param judged accounts of which it is known whether they are happy
   * @param happy of them
   */
  static HappyCurve of(
      AccountGrid grid, HappyCurve curve, IntPredicate judged, IntPredicate happy) {
    int[] rows =
        java.util.stream.IntStream.range(0, grid.accounts().count())
            .filter(grid.accounts()::paying)
            .filter(judged)
            .toArray();
    long observed = java.util.Arrays.stream(rows).filter(happy).count();
    boolean valued = grid.features().stream().anyMatch(feature -> feature.shipped());
    if (!valued || observed == 0 || observed == rows.length) {
      return curve;
    }
    var level = new CurveLevel(grid, rows);
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (level.expected(curve.raised(middle)) < observed) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return curve.raised((low + high) / 2);
  }

  private double expected(HappyCurve curve) {
    Overdue.check();
    ValueModel model = grid.model();
    HappyRule.Step step =
        switch (model.happy()) {
          case HappyRule.Step stated -> stated;
          case HappyRule.Observed observed -> observed.assumed();
        };
    var test = new HappyTest(model.with(new HappyRule.Observed(step, curve)));
    double sum = 0;
    for (int row : rows) {
      int speaker = grid.paying().speaker()[row];
      int group = grid.groupOf(row);
      sum +=
          test.happy(
              speaker < 0 ? values.mean(group) : values.speakerMean(speaker),
              speaker < 0 ? values.spread(group) : values.speakerSpread(speaker),
              grid.asked(row));
    }
    return sum;
  }
}
