package io.beachhead.value;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.statistics.Interval;
import io.beachhead.value.model.Distribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many more customers some features make happy than the product without them. What is known of
 * the product and of the features is drawn apart, so that the range is that of the difference, not
 * of two counts.
 *
 * @param segmentation key; null where the workspace has none yet
 * @param total happy accounts over the segments that can say; null where none can
 */
public record HappyIncrease(
    LocalDate asOf,
    @Nullable String segmentation,
    @Nullable String segmentationName,
    @Nullable Interval total,
    List<Segment> segments) {

  public HappyIncrease {
    segments = List.copyOf(segments);
  }

  /**
   * One segment.
   *
   * @param paying accounts with a price, which alone can be happy
   * @param before modelled happy accounts without the features
   * @param increase null where no account pays, or nothing is known of what any of the features is
   *     worth there: a range that the assumption alone makes is no prediction
   */
  public record Segment(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      int paying,
      double arr,
      double before,
      @Nullable Interval increase) {}

  static HappyIncrease of(ValueGrid grid, boolean[] without, boolean[] with) {
    HappyCounts before = counts(grid, without, without);
    HappyCounts after = counts(grid, with, without);
    var segments = new ArrayList<Segment>();
    double[] sums = new double[SelectedValues.DRAWS];
    double mid = 0;
    boolean said = false;
    for (int place = 0; place < grid.division().size(); place++) {
      Division.Part part = grid.division().parts().get(place);
      double[] more = after.drawn(place);
      double[] less = before.drawn(place);
      double here = after.happy(place) - before.happy(place);
      int payingHere = grid.who()[place].paying();
      boolean known = payingHere > 0 && known(grid, place, without, with);
      said |= known;
      for (int draw = 0; draw < more.length; draw++) {
        more[draw] -= less[draw];
        sums[draw] += known ? more[draw] : 0;
      }
      mid += known ? here : 0;
      segments.add(
          new Segment(
              part.key(),
              part.name(),
              part.colour(),
              part.accounts(),
              payingHere,
              part.arr(),
              before.happy(place),
              known ? range(more, here) : null));
    }
    return new HappyIncrease(
        grid.accounts().accounts().asOf(),
        grid.division().key(),
        grid.division().name(),
        said ? range(sums, mid) : null,
        segments);
  }

  /** Whether anything was ever said of what one of the added features is worth there. */
  private static boolean known(ValueGrid grid, int place, boolean[] without, boolean[] with) {
    for (int feature = 0; feature < with.length; feature++) {
      if (with[feature] && !without[feature] && !grid.cell(place, feature).evidence().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static HappyCounts counts(ValueGrid grid, boolean[] on, boolean[] base) {
    var values = new SelectedValues(grid.accounts(), on);
    return new HappyCounts(
        grid,
        values,
        grid.model().distribution() == Distribution.EMPIRICAL ? new CountedValues(grid, on) : null,
        values.drawsBeyond(base));
  }

  /** The middle is that of the formula, as everywhere; the draws say how far around it. */
  private static Interval range(double[] drawn, double mid) {
    Interval sample = Interval.ofSample(drawn);
    return new Interval(Math.min(sample.low(), mid), mid, Math.max(sample.high(), mid));
  }
}
