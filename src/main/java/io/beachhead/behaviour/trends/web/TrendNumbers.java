package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.NumberReading.Point;
import io.beachhead.behaviour.trends.TrendAnswer;
import io.beachhead.behaviour.trends.TrendAnswer.Line;
import io.beachhead.behaviour.trends.TrendQuestion;
import io.beachhead.behaviour.trends.Trends;
import io.beachhead.behaviour.web.Words;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The number of a trend as it stands: the last interval that is over, and the one running. */
@Component
class TrendNumbers {
  private final Trends trends;
  private final Clock clock;

  TrendNumbers(Trends trends, Clock clock) {
    this.trends = trends;
    this.clock = clock;
  }

  /**
   * @param usual the question's period, whose calendar counts
   */
  NumberReading read(TrendQuestion question, Period usual) {
    var interval = question.interval();
    var now = clock.instant().atZone(usual.zone());
    var start = interval.startOf(now, usual.weekStart());
    var before = interval.plus(start, -1);
    var last = line(trends.answer(asked(question, true), between(before, start, usual)), question);
    boolean grows = question.ratio() == null && question.series().getFirst().measure().isCount();
    var running =
        grows
            ? line(
                trends.answer(
                    asked(question, false), between(start, interval.plus(start, 1), usual)),
                question)
            : null;
    return new NumberReading(
        point(before, interval, last.total()),
        running == null ? null : point(start, interval, running.total()),
        last.previous() == null ? null : (Double) last.previous().doubleValue(),
        last.change());
  }

  private static Line line(TrendAnswer answer, TrendQuestion question) {
    return question.ratio() == null || answer.ratio() == null
        ? answer.series().getFirst()
        : answer.ratio();
  }

  private static TrendQuestion asked(TrendQuestion question, boolean compared) {
    return new TrendQuestion(
        question.series(),
        question.ratio(),
        question.interval(),
        null,
        compared,
        question.by(),
        question.where());
  }

  private static Period between(ZonedDateTime from, ZonedDateTime to, Period usual) {
    return new Period(
        from.toInstant().toEpochMilli(),
        to.toInstant().toEpochMilli() - 1,
        usual.zone(),
        usual.weekStart());
  }

  private static Point point(ZonedDateTime start, Interval interval, @Nullable Number value) {
    var day = start.toLocalDate().toString();
    return new Point(
        interval == Interval.HOUR ? "h" + start.toEpochSecond() : day,
        "%s of %s".formatted(Words.of(interval), Words.start(start.toOffsetDateTime(), interval)),
        value == null ? null : (Double) value.doubleValue());
  }
}
