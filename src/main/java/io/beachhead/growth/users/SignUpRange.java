package io.beachhead.growth.users;

import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The days of sign-up that a question is about, both included, in the workspace's zone.
 *
 * @param from null = since the first sign-up
 * @param to never after today
 * @param now epoch milliseconds
 */
public record SignUpRange(@Nullable LocalDate from, LocalDate to, ZoneId zone, long now) {

  /** Reads ranges from addresses. */
  @Component
  public static class Reader {
    private final WorkspaceSettings settings;
    private final Clock clock;

    Reader(WorkspaceSettings settings, Clock clock) {
      this.settings = settings;
      this.clock = clock;
    }

    /**
     * Reads {@code dateFrom} and {@code dateTo}; without them, all sign-ups up to now.
     *
     * @throws ProblemException 400 for what is not a date, 422 where the first is after the last
     */
    public SignUpRange of(@Nullable String dateFrom, @Nullable String dateTo) {
      var workspace = settings.current();
      LocalDate today = workspace.today(clock);
      LocalDate from = day("dateFrom", dateFrom);
      LocalDate to = day("dateTo", dateTo);
      if (from != null && to != null && to.isBefore(from)) {
        throw ProblemException.unprocessable(
            "A range runs from its first day to its last.",
            List.of(ProblemItem.of("dateTo", dateTo, "must not be before dateFrom")));
      }
      return new SignUpRange(
          from, to == null || to.isAfter(today) ? today : to, workspace.timezone(), clock.millis());
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
      if (text == null || text.isBlank()) {
        return null;
      }
      LocalDate day = Days.typed(text);
      if (day == null) {
        throw ProblemException.badRequest(
            "A date is not valid.",
            List.of(ProblemItem.of(field, text, "is not a date; use 2026-04-03")));
      }
      return day;
    }
  }

  /** Whether a sign-up at that time, epoch milliseconds, lies in the range. */
  public boolean contains(long time) {
    return time >= fromMillis() && time < toMillis();
  }

  /** First millisecond that counts. */
  public long fromMillis() {
    return from == null ? Long.MIN_VALUE : from.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** First millisecond that no longer counts. */
  public long toMillis() {
    return to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** Those of the users who signed up in the range. */
  public List<NewUser> of(List<NewUser> users) {
    long first = fromMillis();
    long end = toMillis();
    return users.stream().filter(u -> u.signedUp() >= first && u.signedUp() < end).toList();
  }

  /** The day of a time, epoch milliseconds, in the workspace's zone. */
  public LocalDate dayOf(long time) {
    return java.time.Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
  }

  /** The first day: the one asked for, else that of the first sign-up, else the last day. */
  public LocalDate firstDay(List<NewUser> users) {
    if (from != null) {
      return from;
    }
    return users.stream().mapToLong(NewUser::signedUp).min().stream()
        .mapToObj(this::dayOf)
        .findFirst()
        .orElse(to);
  }
}
