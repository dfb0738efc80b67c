package io.beachhead.value;

import io.beachhead.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Happy customers as whole numbers, the same wherever they are shown. Sums are made before
 * rounding, and a change is that of the numbers shown, so that "18", "19" and "no change" never
 * meet.
 */
public final class HappyCount {
  private HappyCount() {}

  /** The middle, rounded; 0 where it is not known. */
  public static long of(@Nullable Interval happy) {
    return happy == null ? 0 : Math.round(happy.mid());
  }

  /** From one number shown to another. */
  public static long change(@Nullable Interval after, @Nullable Interval before) {
    return of(after) - of(before);
  }

  /** The same, where what is known is the number after and the exact change. */
  public static long change(Interval after, double change) {
    return of(after) - Math.round(after.mid() - change);
  }
}
