package io.beachhead.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.evidence.EvidenceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many more customers what was decided on makes happy if it is built, as the value model said
 * on the day of the decision. A decision to build predicts it, one against gives it up.
 *
 * @param total happy accounts over the segments that can say; null where there is not enough data
 * @param restsOn the kind of evidence that has most weight in it; null where there is none
 * @param segments in the order of the segmentation
 */
public record Prediction(
    @Nullable Interval total,
    @Nullable EvidenceKind restsOn,
    List<Segment> segments,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

  /** From so many happy accounts on, a segment counts as one that the decision concerns. */
  private static final double CONCERNED = 0.5;

  public Prediction {
    segments = List.copyOf(segments);
  }

  /**
   * One segment.
   *
   * @param happyAccounts the increase; null where nobody in the segment pays, or nothing is known
   *     of what it is worth there
   * @param restsOn the kind of evidence that has most weight in it; null where there is none
   */
  public record Segment(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      @Nullable Interval happyAccounts,
      @Nullable EvidenceKind restsOn,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

    boolean concerned() {
      return happyAccounts != null && Math.abs(happyAccounts.mid()) >= CONCERNED;
    }
  }

  /** The segment that gains most; null where none gains anything worth speaking of. */
  public @Nullable Segment main() {
    Segment main = null;
    double most = 0;
    for (Segment segment : segments) {
      Interval increase = segment.happyAccounts();
      if (increase != null && segment.concerned() && increase.mid() > most) {
        most = increase.mid();
        main = segment;
      }
    }
    return main;
  }
}
