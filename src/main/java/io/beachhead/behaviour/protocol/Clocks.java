package io.beachhead.behaviour.protocol;

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
  private static final long FIRST_MILLISECONDS = 100_000_000_000L;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern EPOCH = Pattern.compile("\\d{9,14}");

  /** An offset at the end, its hours and minutes apart. */
  private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d):?(\\d\\d)$");

  private Clocks() {}

  /** ISO 8601 (UTC where no zone is said), a day, or epoch milliseconds or seconds. */
  static Optional<Instant> read(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    try {
      if (value.isNumber()) {
        return inRange(epoch(value.longValue()));
      }
      var text = value.isString() ? value.stringValue().strip() : "";
      if (EPOCH.matcher(text).matches()) {
        return inRange(epoch(Long.parseLong(text)));
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

  /**
   * When it happened by our clock: the client sent it {@code sentAt − timestamp} after it happened,
   * whatever its clock says, and we received it then. Without {@code sentAt} the client is
   * believed.
   */
  static Instant corrected(
      Instant receivedAt, @Nullable Instant sentAt, @Nullable Instant timestamp) {
    if (timestamp == null) {
      return receivedAt;
    }
    return sentAt == null ? timestamp : receivedAt.minus(Duration.between(timestamp, sentAt));
  }

  private static Instant epoch(long number) {
    return Math.abs(number) >= FIRST_MILLISECONDS
        ? Instant.ofEpochMilli(number)
        : Instant.ofEpochSecond(number);
  }

  private static Optional<Instant> inRange(Instant instant) {
    return instant.isBefore(FIRST) || instant.isAfter(LAST)
        ? Optional.empty()
        : Optional.of(instant);
  }
}
