package io.beachhead.behaviour.trends;

import io.beachhead.behaviour.Breakdown;
import io.beachhead.behaviour.Conditions;
import io.beachhead.behaviour.Groupings;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.Period.Buckets;
import io.beachhead.behaviour.actors.Actors;
import io.beachhead.behaviour.log.PropertyColumns;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.trends.TrendTally.Counted;
import io.beachhead.behaviour.trends.TrendTally.Stretch;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers how numbers go over time. Every event acknowledged before the call counts. */
@Component
public class Trends {
  /** Numbers in one answer, those of the period before among them. */
  private static final int MOST_CELLS = 400_000;

  private final CurrentHistories histories;
  private final Conditions conditions;
  private final Groupings groupings;
  private final PropertyColumns properties;
  private final Clock clock;

  Trends(
      CurrentHistories histories,
      Conditions conditions,
      Groupings groupings,
      PropertyColumns properties,
      Clock clock) {
    this.histories = histories;
    this.conditions = conditions;
    this.groupings = groupings;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @throws ProblemException 422 where the answer would be too large to read
   */
  public TrendAnswer answer(TrendQuestion question, Period period) {
    var all = histories.now();
    var stretches = stretches(question, period);
    refuseTooMany(question, stretches);
    var counted = question.series().stream().map(one -> counted(one, question, all)).toList();
    var ranked =
        question.breakdown() == null
            ? null
            : ranked(question.breakdown(), question, counted, stretches.getFirst(), all);
    var walks = new EnumMap<Unit, TrendTally>(Unit.class);
    for (var unit : Unit.values()) {
      var of = walk(question, counted, unit);
      if (!of.isEmpty()) {
        walks.put(
            unit,
            all.tally(
                unit,
                () ->
                    new TrendTally(
                        of,
                        stretches,
                        ranked == null ? null : ranked.groups(),
                        ratioWithin(question, unit))));
      }
    }
    return new TrendLines(
            question, period, new TrendLines.Walked(stretches, walks, ranked), clock.millis())
        .answer();
  }

  /**
   * Who is behind one number of the answer.
   *
   * @throws ProblemException 422 for an interval or a group that the answer does not have
   */
  public Actors actors(TrendQuestion question, Period period, TrendQuestion.Of of) {
    var all = histories.now();
    var series = question.series().get(of.series());
    var unit = unit(series, question.by());
    var counted = counted(series, question, all);
    var stretch = stretches(question, period).getFirst();
    var ranked =
        question.breakdown() == null || of.group() == null
            ? null
            : ranked(
                question.breakdown(),
                question,
                List.of(counted(question.series().getFirst(), question, all)),
                stretch,
                all);
    int group = ranked == null || of.group() == null ? 0 : ranked.groupOf(of.group());
    var part = part(stretch, of);
    var kept =
        all.tally(
                unit,
                () ->
                    new TrendActors(
                        counted,
                        part.from(),
                        part.to(),
                        ranked == null ? null : ranked.groups(),
                        group))
            .kept();
    return new Actors(kept, all, unit, _ -> of.group() == null ? null : of.group().called());
  }

  /** The interval that is meant, as far as the period reaches. */
  private static Stretch part(Stretch period, TrendQuestion.Of of) {
    Integer interval = of.interval();
    if (interval == null) {
      return period;
    }
    if (interval >= period.intervals().size()) {
      throw ProblemException.unprocessable(
          "Check the question's fields.",
          List.of(
              ProblemItem.of(
                  "of.interval",
                  interval.toString(),
                  "must be 0 to %d".formatted(period.intervals().size() - 1))));
    }
    return new Stretch(
        Math.max(period.from(), period.intervals().edges()[interval]),
        Math.min(period.to(), period.intervals().edges()[interval + 1] - 1),
        period.intervals());
  }

  /** Whose histories are walked to count a series. */
  static Unit unit(TrendQuestion.Series series, Unit by) {
    return switch (series.measure()) {
      case PEOPLE -> Unit.PERSON;
      case ACCOUNTS -> Unit.ACCOUNT;
      default -> by;
    };
  }

  /** The place of a series among those of its walk. */
  static int place(TrendQuestion question, int series) {
    var unit = unit(question.series().get(series), question.by());
    return (int)
        question.series().subList(0, series).stream()
            .filter(before -> unit(before, question.by()) == unit)
            .count();
  }

  private static List<Counted> walk(TrendQuestion question, List<Counted> counted, Unit unit) {
    var of = new ArrayList<Counted>();
    for (int s = 0; s < counted.size(); s++) {
      if (unit(question.series().get(s), question.by()) == unit) {
        of.add(counted.get(s));
      }
    }
    return of;
  }

  private static TrendQuestion.@Nullable Ratio ratioWithin(TrendQuestion question, Unit unit) {
    var ratio = question.ratio();
    if (ratio == null
        || unit(question.series().get(ratio.numerator()), question.by()) != unit
        || unit(question.series().get(ratio.denominator()), question.by()) != unit) {
      return null;
    }
    return new TrendQuestion.Ratio(
        place(question, ratio.numerator()), place(question, ratio.denominator()));
  }

  private Counted counted(TrendQuestion.Series series, TrendQuestion question, Histories all) {
    Matcher event = conditions.of(series.event(), all).and(conditions.of(question.where(), all));
    return new Counted(
        series.measure(),
        question.by() == Unit.ACCOUNT ? TrendTally.ofAnAccount(event) : event,
        series.property() == null
            ? null
            : new Amounts(properties.column(series.property(), all.nextSeq(), all.generation())));
  }

  private ValueRanks ranked(
      Breakdown breakdown,
      TrendQuestion question,
      List<Counted> counted,
      Stretch stretch,
      Histories all) {
    return ValueRanks.of(
        groupings.of(breakdown, all),
        breakdown.limit(),
        all,
        new ValueRanks.Ranked(
            unit(question.series().getFirst(), question.by()),
            counted.getFirst().event(),
            stretch));
  }

  /** The period asked about, and the one before it where it is compared. */
  private List<Stretch> stretches(TrendQuestion question, Period period) {
    var intervals = period.buckets(question.interval());
    var asked = new Stretch(period.from(), period.to(), intervals);
    return question.compared()
        ? List.of(asked, before(asked, question.interval(), period))
        : List.of(asked);
  }

  /**
   * As many intervals, right before. Of a period that still runs only the same part of the one
   * before counts: like is compared with like.
   */
  private Stretch before(Stretch asked, Interval interval, Period period) {
    int count = asked.intervals().size();
    var starts =
        asked.intervals().starts().stream().map(start -> interval.plus(start, -count)).toList();
    var intervals = Buckets.of(starts, asked.intervals().starts().getFirst());
    long to = Math.min(asked.to(), clock.millis());
    long end =
        to == asked.intervals().end() - 1
            ? intervals.end() - 1
            : shifted(to, interval, count, period);
    long from = shifted(asked.from(), interval, count, period);
    return new Stretch(
        Math.clamp(from, intervals.start(), intervals.end() - 1),
        Math.clamp(end, intervals.start() - 1, intervals.end() - 1),
        intervals);
  }

  private static long shifted(long time, Interval interval, int count, Period period) {
    ZonedDateTime at = Instant.ofEpochMilli(time).atZone(period.zone());
    var moved =
        switch (interval) {
          case HOUR -> at.minusHours(count);
          case DAY -> at.minusDays(count);
          case WEEK -> at.minusWeeks(count);
          case MONTH -> at.minusMonths(count);
          case QUARTER -> at.minusMonths(3L * count);
        };
    return moved.toInstant().toEpochMilli();
  }

  private static void refuseTooMany(TrendQuestion question, List<Stretch> stretches) {
    var breakdown = question.breakdown();
    long groups = breakdown == null ? 1 : breakdown.limit() + 2L;
    long cells =
        groups
            * question.series().size()
            * stretches.size()
            * (stretches.getFirst().intervals().size() + 1L);
    if (cells > MOST_CELLS) {
      throw ProblemException.unprocessable(
          "Check the question's fields.",
          List.of(
              ProblemItem.of(
                  "interval",
                  question.interval().name().toLowerCase(Locale.ROOT),
                  "the answer would have %,d numbers; at most %,d are given. Choose longer intervals, a shorter range, fewer series or a lower breakdownLimit"
                      .formatted(cells, MOST_CELLS))));
    }
  }
}
