package io.beachhead.imports.cell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** What a date cell says: a day, a day and time of day in some unsaid zone, or an instant. */
public sealed interface Moment {
  /** The day in a zone. */
  LocalDate day(ZoneId zone);

  /** The instant; of a day its start in the zone. */
  Instant instant(ZoneId zone);

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
