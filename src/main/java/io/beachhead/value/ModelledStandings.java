package io.beachhead.value;

import io.beachhead.value.ValueMap.SegmentValue;
import java.util.Optional;

/**
 * Where the paying accounts stand by the model, as whole accounts that add up to all of them.
 *
 * @param below value does not exceed cost
 * @param lukewarm neither below cost nor happy
 * @param happy the number of happy customers shown everywhere else
 * @param paying accounts of segments that can say
 */
public record ModelledStandings(long below, long lukewarm, long happy, int paying) {

  /** Counts them, sums before rounding; empty where no segment can say. */
  public static Optional<ModelledStandings> of(ValueMap map) {
    double below = 0;
    int paying = 0;
    for (SegmentValue segment : map.segments()) {
      if (segment.buyShare() != null && segment.happyShare() != null) {
        below += segment.who().paying() * (1 - segment.buyShare());
        paying += segment.who().paying();
      }
    }
    if (paying == 0) {
      return Optional.empty();
    }
    long shownBelow = Math.round(below);
    long happy = HappyCount.of(map.total().happyAccounts());
    return Optional.of(
        new ModelledStandings(shownBelow, Math.max(0, paying - shownBelow - happy), happy, paying));
  }
}
