package io.beachhead.behaviour.web;

import io.beachhead.behaviour.Interval;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.web.Format;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the answers' numbers read. */
public final class Words {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private Words() {}

  /** {@code 24%}; empty where the total is zero. */
  static String share(long part, long whole) {
    return whole == 0 ? "" : Format.shareFine((double) part / whole);
  }

  /** {@code 22 to 26% at 80% certainty}. */
  static String range(long part, long whole) {
    if (whole == 0) {
      return "";
    }
    var range = BinomialInterval.jeffreys(part, whole);
    return Format.shareRange(range.low(), range.high()) + " at 80% certainty";
  }

  static String seconds(@Nullable Double seconds) {
    return seconds == null ? "" : Format.duration(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  public static String start(OffsetDateTime start, Interval interval) {
    return switch (interval) {
      case HOUR -> HOUR.format(start);
      case DAY, WEEK -> DAY.format(start);
      case MONTH -> MONTH.format(start);
      case QUARTER -> "Q%d %d".formatted((start.getMonthValue() + 2) / 3, start.getYear());
    };
  }

  /** {@code day}, {@code week}. */
  public static String of(Interval interval) {
    return interval.name().toLowerCase(Locale.ROOT);
  }
}
