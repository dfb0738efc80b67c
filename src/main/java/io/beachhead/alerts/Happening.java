package io.beachhead.alerts;

import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.NumberReading.Point;
import io.beachhead.statistics.Interval;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must happen to a number for an alert to be raised. */
public enum Happening {
  /** It is above a threshold; of what only grows already while the interval runs. */
  ABOVE("is above"),
  /** It is below a threshold once the interval is over. */
  BELOW("is below"),
  /** It is larger than before, by more than its range allows. */
  RISES("rises"),
  /** It is smaller than before, by more than its range allows. */
  FALLS("falls"),
  /** It rises or falls. */
  CHANGES("rises or falls");

  /** From the 80% range of a change to that of 95%: fewer than one in twenty is chance. */
  private static final double WIDER = 1.959963984540054 / Interval.Z90;

  private final String label;

  Happening(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public boolean needsThreshold() {
    return this == ABOVE || this == BELOW;
  }

  /** The name in the API and in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name; empty for any other. */
  public static Optional<Happening> of(@Nullable String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }

  /**
   * The interval in which it happened; null where it did not.
   *
   * @param threshold of above and below, which never happen without one
   */
  @Nullable Point happened(NumberReading reading, @Nullable Double threshold) {
    return switch (this) {
      case ABOVE ->
          isAbove(reading.running(), threshold)
              ? reading.running()
              : isAbove(reading.last(), threshold) ? reading.last() : null;
      case BELOW -> {
        Double value = reading.last().value();
        yield value != null && threshold != null && value < threshold ? reading.last() : null;
      }
      case RISES -> rose(reading) ? reading.last() : null;
      case FALLS -> fell(reading) ? reading.last() : null;
      case CHANGES -> rose(reading) || fell(reading) ? reading.last() : null;
    };
  }

  private static boolean isAbove(@Nullable Point point, @Nullable Double threshold) {
    Double value = point == null ? null : point.value();
    return value != null && threshold != null && value > threshold;
  }

  private static boolean rose(NumberReading reading) {
    var change = reading.change();
    return change != null && log(change.mid()) > WIDER * (log(change.mid()) - log(change.low()));
  }

  private static boolean fell(NumberReading reading) {
    var change = reading.change();
    return change != null && log(change.mid()) < -WIDER * (log(change.high()) - log(change.mid()));
  }

  /** Changes are symmetric on the logarithmic scale. */
  private static double log(double change) {
    return Math.log1p(Math.max(change, -1 + 1e-12));
  }
}
