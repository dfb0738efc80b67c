package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.EventTimes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times as clients send them, and the correction for a client's clock that runs wrong. */
final class Clocks {
  /**
   * Larger numbers are milliseconds of the epoch, smaller ones seconds (the year 5138 in seconds).
   */
  private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal FIRST_MICROSECONDS = FIRST_MILLISECONDS.movePointRight(3);
  private static final BigDecimal FIRST_NANOSECONDS = FIRST_MICROSECONDS.movePointRight(3);

  /** With more digits than this before or after the point, a number cannot be a time. */
  private static final int MOST_DIGITS = 40;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** A client that was offline for longer has a clock that jumped in between. */
  private static final Duration LONGEST_UNDER_WAY = Duration.ofDays(3 * 366);

  /** Clocks of one client differ a little: what is sent before it happened has just happened. */
  private static final Duration SENT_BEFORE_IT_HAPPENED = Duration.ofDays(-1);

  private static final Pattern EPOCH = Pattern.compile("-?\\d{9,19}(?:\\.\\d{1,9})?");

  /** An offset at the end, its hours and minutes apart. */
  private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d):?(\\d\\d)$");

  private Clocks() {}

  /**
   * ISO 8601 (UTC where no zone is said), a day, or seconds, milliseconds, micro- or nanoseconds of
   * the epoch, with a fraction or without; in the years 1 to 9999. Empty for anything else.
   */
  static Optional<Instant> read(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    try {
      if (value.isNumber()) {
        return epoch(value.decimalValue());
      }
      var text = value.isString() ? value.stringValue().strip() : "";
      if (EPOCH.matcher(text).matches()) {
        return epoch(new BigDecimal(text));
      }
      if (text.length() == 10) {
        return inRange(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      return inRange(moment(text.replace(' ', 'T')));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant moment(String iso) {
    if (iso.endsWith("Z") || iso.endsWith("z")) {
      return OffsetDateTime.parse(iso).toInstant();
    }
    var offset = OFFSET.matcher(iso);
    return offset.find()
        ? OffsetDateTime.parse(offset.replaceFirst("$1:$2")).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  private static Optional<Instant> epoch(BigDecimal number) {
    if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
        || Math.abs((long) number.scale()) > MOST_DIGITS) {
      return Optional.empty();
    }
    var size = number.abs();
    var seconds =
        size.compareTo(FIRST_MILLISECONDS) < 0
            ? number
            : number.movePointLeft(
                size.compareTo(FIRST_MICROSECONDS) < 0
                    ? 3
                    : size.compareTo(FIRST_NANOSECONDS) < 0 ? 6 : 9);
    var whole = seconds.setScale(0, RoundingMode.FLOOR);
    var nanos = seconds.subtract(whole).movePointRight(9).longValue();
    return whole.abs().compareTo(FIRST_MILLISECONDS.movePointRight(1)) > 0
        ? Optional.empty()
        : inRange(Instant.ofEpochSecond(whole.longValue(), nanos));
  }

  private static Optional<Instant> inRange(Instant instant) {
    return instant.isBefore(FIRST) || instant.isAfter(LAST)
        ? Optional.empty()
        : Optional.of(instant);
  }

  /**
   * When it happened by our clock: the client sent it {@code sentAt − timestamp} after it happened,
   * whatever its clock says, and we received it then. Without {@code sentAt}, or with one that
   * cannot belong to the timestamp, the client is believed. Corrected, nothing happened after it
   * was received.
   */
  static Instant corrected(
      Instant receivedAt, @Nullable Instant sentAt, @Nullable Instant timestamp) {
    if (timestamp == null) {
      return receivedAt;
    }
    // A clock that has lost its time begins in 1970, none earlier.
    if (sentAt == null || sentAt.isBefore(Instant.EPOCH) || timestamp.isBefore(Instant.EPOCH)) {
      return timestamp;
    }
    var underWay = Duration.between(timestamp, sentAt);
    if (underWay.compareTo(LONGEST_UNDER_WAY) > 0
        || underWay.compareTo(SENT_BEFORE_IT_HAPPENED) < 0) {
      return timestamp;
    }
    return underWay.isNegative() ? receivedAt : receivedAt.minus(underWay);
  }

  /** Since when somebody has been there; null where nobody can have been there since then. */
  static @Nullable Instant since(@Nullable JsonNode value, Instant now) {
    return read(value).filter(since -> EventTimes.possibleSince(since, now)).orElse(null);
  }
}
