package io.beachhead.growth.reasons.web;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two days between which losses are asked for: the last year where they are not said. */
@Component
class ReasonsPeriod {
  private final WorkspaceSettings settings;
  private final Clock clock;

  ReasonsPeriod(WorkspaceSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Two days. */
  record Days(LocalDate from, LocalDate to) {}

  /**
   * @throws ProblemException 400 where the first day is not before the last, or no sensible date
   */
  Days of(@Nullable LocalDate from, @Nullable LocalDate to) {
    var last = to == null ? settings.current().today(clock) : to;
    if (last.getYear() < 1900 || last.getYear() > 2200) {
      throw refused("to", last);
    }
    var first = from == null ? last.minusYears(1) : from;
    if (!first.isBefore(last) || first.getYear() < 1900) {
      throw refused("from", first);
    }
    return new Days(first, last);
  }

  private static ProblemException refused(String field, LocalDate day) {
    return ProblemException.badRequest(
        "The period cannot be used.",
        List.of(
            ProblemItem.of(
                field, day.toString(), "must be a day from 1900 to 2200, from before to")));
  }
}
