package io.beachhead.imports.cell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a date cell says: a day, a day and time of day in some unsaid zone, or an instant. */
public sealed interface Moment {
  /** The day in a zone. */
  LocalDate day(ZoneId zone);

  /** The instant; of a day its start in the zone. */
  Instant instant(ZoneId zone);

  /**
   * The day in a zone, of a column whose times have a zone of their own. What is midnight there
   * stands for the day: tables of days are written so.
   *
   * @param own null where the column does not say
   */
  default LocalDate day(@Nullable ZoneId own, ZoneId zone) {
    return switch (this) {
      case Day(LocalDate date) -> date;
      case Local(LocalDateTime time) ->
          own == null || time.toLocalTime().equals(LocalTime.MIDNIGHT)
              ? time.toLocalDate()
              : time.atZone(own).withZoneSameInstant(zone).toLocalDate();
      case Exact(Instant at) -> {
        var there = at.atOffset(ZoneOffset.UTC);
        yield there.toLocalTime().equals(LocalTime.MIDNIGHT) ? there.toLocalDate() : day(zone);
      }
    };
  }

  /**
   * The instant, of a column whose times have a zone of their own; of a day its start in the
   * workspace's.
   *
   * @param own null where the column does not say
   */
  default Instant instant(@Nullable ZoneId own, ZoneId zone) {
    return instant(own != null && this instanceof Local ? own : zone);
  }

  /** A day without a time. */
  record Day(LocalDate date) implements Moment {
    @Override
    public LocalDate day(ZoneId zone) {
      return date;
    }

    @Override
    public Instant instant(ZoneId zone) {
      return date.atStartOfDay(zone).toInstant();
    }
  }

  /** A time by the clock on the wall of the workspace. */
  record Local(LocalDateTime time) implements Moment {
    @Override
    public LocalDate day(ZoneId zone) {
      return time.toLocalDate();
    }

    @Override
    public Instant instant(ZoneId zone) {
      return time.atZone(zone).toInstant();
    }
  }

  /** An exact instant. */
  record Exact(Instant at) implements Moment {
    @Override
    public LocalDate day(ZoneId zone) {
      return at.atZone(zone).toLocalDate();
    }

    @Override
    public Instant instant(ZoneId zone) {
      return at;
    }
  }
}
