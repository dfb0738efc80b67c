package io.beachhead.value;

import io.beachhead.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Happy customers as whole numbers, the same wherever they are shown. Sums are made before
 * rounding; changes are {@link HappyChange}.
 */
public final class HappyCount {
  private HappyCount() {}

  /** The middle, rounded; 0 where it is not known. */
  public static long of(@Nullable Interval happy) {
    return happy == null ? 0 : Math.round(happy.mid());
  }
}
