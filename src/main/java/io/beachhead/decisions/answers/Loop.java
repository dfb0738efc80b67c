package io.beachhead.decisions.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the loop closes: who asked hears back.
 *
 * @param owed answers owed now
 * @param overdue those owed for more than {@link OwedAnswers#OVERDUE_DAYS} days
 * @param told answers given
 * @param oldestDays for how long the oldest has been owed; null where none is
 * @param medianDaysToAnswer from the day of a request to the answer that told its decision; null
 *     where no told request has a date
 * @param daysToAnswer P10, P50 and P90 of the same
 */
public record Loop(
    int owed,
    int overdue,
    int told,
    @Nullable Long oldestDays,
    @Nullable Double medianDaysToAnswer,
    @Nullable Interval daysToAnswer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

  static Loop of(List<AnswerLine> lines) {
    List<AnswerLine> owed = lines.stream().filter(AnswerLine::owed).toList();
    List<Double> days = new ArrayList<>();
    for (AnswerLine line : lines) {
      Answer.Told told = line.answer().told();
      Instant asked = line.request().createdAt();
      if (told != null && asked != null && line.answer().cause() == Answer.Cause.DECIDED) {
        days.add(Math.max(0, Duration.between(asked, told.at()).toMinutes() / (24 * 60.0)));
      }
    }
    Interval range =
        days.isEmpty()
            ? null
            : Interval.ofSample(days.stream().mapToDouble(Double::doubleValue).toArray());
    return new Loop(
        owed.size(),
        (int) owed.stream().filter(AnswerLine::overdue).count(),
        lines.size() - owed.size(),
        owed.isEmpty() ? null : owed.stream().mapToLong(AnswerLine::ageDays).max().getAsLong(),
        range == null ? null : range.mid(),
        range,
        range == null
            ? new NotEnoughData(0, 1, "Nobody who asked on a known day was told an answer yet.")
            : null);
  }
}
