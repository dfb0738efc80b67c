package io.beachhead.growth.aha;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;

/**
 * Which early behaviour goes with later use. Days are counted from 1 and have 24 hours from
 * sign-up: day 8 begins 168 hours after it.
 *
 * @param withinDays behaviour counts until the end of this day, 1 to 90
 * @param outcomeFromDay first day of the outcome, after {@code withinDays}
 * @param outcomeToDay last day of the outcome, at most 365
 * @param limit candidates listed, 1 to 500; all of them are corrected for
 */
public record AhaQuestion(int withinDays, int outcomeFromDay, int outcomeToDay, int limit) {
  private static final int MOST_EARLY_DAYS = 90;
  private static final int MOST_DAYS = 365;
  private static final int MOST_LISTED = 500;

  /**
   * Checks the days.
   *
   * @throws ProblemException 422 with each wrong field
   */
  public static AhaQuestion of(int withinDays, int outcomeFromDay, int outcomeToDay, int limit) {
    var problems = new ArrayList<ProblemItem>();
    if (withinDays < 1 || withinDays > MOST_EARLY_DAYS) {
      problems.add(
          ProblemItem.of("withinDays", String.valueOf(withinDays), "must be from 1 to 90"));
    }
    if (outcomeFromDay <= withinDays) {
      problems.add(
          ProblemItem.of(
              "outcomeFromDay",
              String.valueOf(outcomeFromDay),
              "must be after withinDays, or the behaviour would explain itself"));
    }
    if (outcomeToDay < outcomeFromDay || outcomeToDay > MOST_DAYS) {
      problems.add(
          ProblemItem.of(
              "outcomeToDay",
              String.valueOf(outcomeToDay),
              "must be from outcomeFromDay to " + MOST_DAYS));
    }
    if (limit < 1 || limit > MOST_LISTED) {
      problems.add(ProblemItem.of("limit", String.valueOf(limit), "must be from 1 to 500"));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the days of the question.", problems);
    }
    return new AhaQuestion(withinDays, outcomeFromDay, outcomeToDay, limit);
  }
}
