package io.beachhead.behaviour.asked;

import io.beachhead.behaviour.ActivityQuestion;
import io.beachhead.behaviour.Attribution;
import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.Breakdown;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.FeatureCatalog;
import io.beachhead.behaviour.FeatureUseQuestion;
import io.beachhead.behaviour.FunnelQuestion;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.LifecycleQuestion;
import io.beachhead.behaviour.NamedEvents;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.RetentionQuestion;
import io.beachhead.behaviour.StickinessQuestion;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns a body into a question, with every mistake named. */
@Component
public class QuestionReader {
  private static final int MOST_STEPS = 20;
  private static final int MOST_COHORTS = 400;
  private static final int MOST_GROUPS = 1000;
  private static final int MOST_TIMES = 10_000;
  private static final int DAYS_BY_DEFAULT = 30;
  private static final Duration LONGEST_WINDOW = Duration.ofDays(3_660);
  private static final Pattern AT_STEP = Pattern.compile("step:[1-9][0-9]?");

  private static final Pattern LAST_DAYS = Pattern.compile("-[1-9][0-9]{0,3}d");

  /** How a question asks for everything since the first event, instead of a first day. */
  public static final String ALL_TIME = "all";

  private final WorkspaceSettings settings;
  private final BehaviourQuestions questions;
  private final ObjectProvider<FeatureCatalog> catalogs;
  private final Clock clock;

  QuestionReader(
      WorkspaceSettings settings,
      BehaviourQuestions questions,
      ObjectProvider<FeatureCatalog> catalogs,
      Clock clock) {
    this.settings = settings;
    this.questions = questions;
    this.catalogs = catalogs;
    this.clock = clock;
  }

  public Period period(QuestionBody.Dated body) {
    var problems = new ArrayList<ProblemItem>();
    var workspace = settings.current();
    var zone = zone(body.timezone(), workspace.timezone(), problems);
    var weekStart = weekStart(body.weekStart(), workspace.weekStart(), problems);
    var today = LocalDate.ofInstant(clock.instant(), zone);
    long to = bound("dateTo", body.dateTo(), today, zone, true, problems);
    var toDay = LocalDate.ofInstant(Instant.ofEpochMilli(to), zone);
    long from =
        ALL_TIME.equals(body.dateFrom())
            ? firstDay(toDay, zone).atStartOfDay(zone).toInstant().toEpochMilli()
            : bound(
                "dateFrom",
                lastDays(body.dateFrom(), toDay),
                toDay.minusDays(DAYS_BY_DEFAULT),
                zone,
                false,
                problems);
    if (problems.isEmpty() && to < from) {
      problems.add(ProblemItem.of("dateTo", body.dateTo(), "must not be before dateFrom"));
    }
    refuse(problems);
    return new Period(from, to, zone, weekStart);
  }

  /** {@code -90d} = the last 90 days, the last day of the range included; others as they are. */
  private static @Nullable String lastDays(@Nullable String asked, LocalDate to) {
    return asked != null && LAST_DAYS.matcher(asked).matches()
        ? to.minusDays(Long.parseLong(asked.substring(1, asked.length() - 1)) - 1).toString()
        : asked;
  }

  /** The day on which the workspace's weeks begin. */
  public DayOfWeek weekStart() {
    return settings.current().weekStart();
  }

  /** The day of the first event, and no later than {@code to}. */
  public LocalDate firstDay(LocalDate to) {
    return firstDay(to, settings.current().timezone());
  }

  private LocalDate firstDay(LocalDate to, ZoneId zone) {
    var first = questions.firstEvent();
    if (first == null) {
      return to;
    }
    var day = LocalDate.ofInstant(first, zone);
    return day.isBefore(to) ? day : to;
  }

  /** So many days until today, both included. */
  public Period lastDays(int days) {
    var today = LocalDate.ofInstant(clock.instant(), settings.current().timezone());
    return between(today.minusDays(days - 1L), today);
  }

  /** Everything from the first event until a day, that day included. */
  public Period allUntil(LocalDate to) {
    return between(firstDay(to), to);
  }

  private Period between(LocalDate from, LocalDate to) {
    var workspace = settings.current();
    var zone = workspace.timezone();
    return new Period(
        from.atStartOfDay(zone).toInstant().toEpochMilli(),
        to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1,
        zone,
        workspace.weekStart());
  }

  public FunnelQuestion funnel(QuestionBody.Funnel body) {
    var problems = new ArrayList<ProblemItem>();
    List<FunnelQuestion.Step> said = body.steps() == null ? List.of() : body.steps();
    var steps = said.stream().map(FunnelQuestion.Step::selector).toList();
    var needs = needs(said, body.order(), problems);
    if (body.compare() != null && body.compare().size() != 2) {
      problems.add(
          ProblemItem.of(
              "compare",
              null,
              "takes two conditions, such as [{\"plan\": \"pro\"}, {\"plan\": \"free\"}]"));
    }
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      problems.add(
          ProblemItem.of("steps", null, "a funnel has 1 to %d steps".formatted(MOST_STEPS)));
    }
    var window = body.window() == null ? FunnelQuestion.Window.TWO_WEEKS : body.window();
    if (window.value() < 1 || window.milliseconds() > LONGEST_WINDOW.toMillis()) {
      problems.add(
          ProblemItem.of(
              "window.value",
              Integer.toString(window.value()),
              "must be 1 or more, and the window at most %,d days"
                  .formatted(LONGEST_WINDOW.toDays())));
    }
    var breakdown = breakdown(body, problems);
    var attribution = attribution(body.attribution(), steps.size(), problems);
    List<FunnelQuestion.Exclusion> exclusions =
        body.exclusions() == null ? List.of() : body.exclusions();
    if (exclusions.size() > MOST_STEPS) {
      problems.add(
          ProblemItem.of("exclusions", null, "a funnel has at most %d".formatted(MOST_STEPS)));
    }
    for (var exclusion : exclusions) {
      between("exclusions", exclusion.fromStep(), exclusion.toStep(), steps.size(), problems);
    }
    if (body.trend() != null) {
      between("trend", body.trend().fromStep(), body.trend().toStep(), steps.size(), problems);
    }
    var times = body.timeToConvert();
    if (times != null) {
      between("timeToConvert", times.fromStep(), times.toStep(), steps.size(), problems);
      if (times.bins() != null && (times.bins() < 1 || times.bins() > 1000)) {
        problems.add(
            ProblemItem.of("timeToConvert.bins", times.bins().toString(), "must be 1 to 1000"));
      }
    }
    refuse(problems);
    return new FunnelQuestion(
        steps,
        needs,
        body.order() == null ? FunnelQuestion.Order.SEQUENTIAL : body.order(),
        window,
        breakdown,
        attribution,
        exclusions,
        body.trend(),
        times,
        Boolean.TRUE.equals(body.correlation()),
        body.by() == null ? Unit.PERSON : body.by(),
        body.where() == null ? Map.of() : body.where());
  }

  /** How often each step must be done; empty where once is enough everywhere. */
  private static List<FunnelQuestion.Need> needs(
      List<FunnelQuestion.Step> steps,
      FunnelQuestion.@Nullable Order order,
      List<ProblemItem> problems) {
    boolean any = false;
    var needs = new ArrayList<FunnelQuestion.Need>();
    for (int s = 0; s < steps.size(); s++) {
      int times = atLeast("steps[%d].times".formatted(s), steps.get(s).times(), problems);
      int days = atLeast("steps[%d].days".formatted(s), steps.get(s).days(), problems);
      any |= times > 1 || days > 1;
      needs.add(new FunnelQuestion.Need(times, days));
    }
    if (any && order != null && order != FunnelQuestion.Order.SEQUENTIAL) {
      problems.add(
          ProblemItem.of(
              "order",
              order.name().toLowerCase(Locale.ROOT),
              "must be sequential where a step is done several times"));
    }
    return any ? needs : List.of();
  }

  private static int atLeast(
      String field, FunnelQuestion.@Nullable AtLeast asked, List<ProblemItem> problems) {
    if (asked == null) {
      return 1;
    }
    if (asked.atLeast() == null) {
      problems.add(ProblemItem.of(field, null, "needs atLeast, such as {\"atLeast\": 3}"));
      return 1;
    }
    return atLeastOne(field + ".atLeast", asked.atLeast(), problems);
  }

  private static Attribution attribution(
      @Nullable String asked, int steps, List<ProblemItem> problems) {
    if (asked != null && AT_STEP.matcher(asked).matches()) {
      int step = Integer.parseInt(asked.substring("step:".length()));
      step("attribution", step, steps, problems);
      return new Attribution.AtStep(step);
    }
    return switch (asked) {
      case "last" -> new Attribution.LastValue();
      case "all" -> new Attribution.EachValue();
      case "first" -> new Attribution.FirstValue();
      case null -> new Attribution.FirstValue();
      default -> {
        problems.add(ProblemItem.of("attribution", asked, "must be first, last, all or step:N"));
        yield new Attribution.FirstValue();
      }
    };
  }

  public RetentionQuestion retention(QuestionBody.Retention body) {
    var problems = new ArrayList<ProblemItem>();
    int intervals = intervals(body);
    if (intervals < 1 || intervals > MOST_COHORTS) {
      problems.add(
          ProblemItem.of("intervals", Integer.toString(intervals), "must be 1 to " + MOST_COHORTS));
    }
    int minimum = atLeastOne("minimumReturns", body.minimumReturns(), problems);
    refuse(problems);
    return new RetentionQuestion(
        body.start() == null ? EventSelector.ANY : body.start(),
        body.returning() == null ? EventSelector.ANY : body.returning(),
        body.period() == null ? Interval.WEEK : body.period(),
        intervals,
        body.cohorts() == null ? RetentionQuestion.Cohorts.RECURRING : body.cohorts(),
        body.returns() == null ? RetentionQuestion.Returns.ON : body.returns(),
        minimum,
        body.by() == null ? Unit.PERSON : body.by());
  }

  /** As many as asked; of all time as many as it has, the latest where there are too many. */
  private int intervals(QuestionBody.Retention body) {
    if (body.intervals() != null) {
      return body.intervals();
    }
    return ALL_TIME.equals(body.dateFrom())
        ? period(body)
            .intervals(body.period() == null ? Interval.WEEK : body.period(), MOST_COHORTS)
        : 8;
  }

  public StickinessQuestion stickiness(QuestionBody.Stickiness body) {
    var problems = new ArrayList<ProblemItem>();
    int count = atLeastOne("intervalCount", body.intervalCount(), problems);
    refuse(problems);
    return new StickinessQuestion(
        new EventSelector(body.event(), Map.of()),
        body.interval() == null ? Interval.DAY : body.interval(),
        count,
        Boolean.TRUE.equals(body.cumulative()),
        body.perInterval() == null ? StickinessQuestion.PerInterval.ONCE : body.perInterval(),
        body.by() == null ? Unit.PERSON : body.by());
  }

  public LifecycleQuestion lifecycle(QuestionBody.Simple body) {
    return new LifecycleQuestion(
        new EventSelector(body.event(), Map.of()),
        body.interval() == null ? Interval.DAY : body.interval(),
        body.by() == null ? Unit.PERSON : body.by());
  }

  public ActivityQuestion activity(QuestionBody.Simple body) {
    return new ActivityQuestion(
        new EventSelector(body.event(), Map.of()), body.by() == null ? Unit.PERSON : body.by());
  }

  /**
   * The features asked about.
   *
   * @throws ProblemException 404 for one that is not defined by events
   */
  public FeatureUseQuestion featureUse(QuestionBody.FeatureUse body) {
    var catalog = catalogs.getIfAvailable();
    var known = catalog == null ? List.<NamedEvents>of() : catalog.features();
    var asked = body.features();
    if (asked != null) {
      var keys = known.stream().map(NamedEvents::key).toList();
      for (var key : asked) {
        if (!keys.contains(key)) {
          throw ProblemException.notFound(
              "There is no feature %s that events define; there are %s."
                  .formatted(key, keys.isEmpty() ? "none" : String.join(", ", keys)));
        }
      }
      known = known.stream().filter(feature -> asked.contains(feature.key())).toList();
    }
    return new FeatureUseQuestion(known, body.by() == null ? Unit.PERSON : body.by());
  }

  private static ZoneId zone(@Nullable String asked, ZoneId usual, List<ProblemItem> problems) {
    if (asked == null) {
      return usual;
    }
    try {
      return ZoneId.of(asked);
    } catch (DateTimeException e) {
      problems.add(
          ProblemItem.of(
              "timezone", asked, "is not a time zone; use a name such as Europe/Berlin or UTC"));
      return usual;
    }
  }

  private static DayOfWeek weekStart(
      @Nullable String asked, DayOfWeek usual, List<ProblemItem> problems) {
    return switch (asked) {
      case null -> usual;
      case "monday" -> DayOfWeek.MONDAY;
      case "sunday" -> DayOfWeek.SUNDAY;
      default -> {
        problems.add(ProblemItem.of("weekStart", asked, "must be monday or sunday"));
        yield usual;
      }
    };
  }

  /** A day is its beginning or, as an end, its last millisecond; an instant is itself. */
  private static long bound(
      String field,
      @Nullable String asked,
      LocalDate usual,
      ZoneId zone,
      boolean end,
      List<ProblemItem> problems) {
    if (asked == null || asked.length() <= 10) {
      var day = asked == null ? usual : Days.typed(asked);
      if (day != null) {
        return end
            ? day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1
            : day.atStartOfDay(zone).toInstant().toEpochMilli();
      }
    } else {
      var instant = Days.instant(asked);
      if (instant != null) {
        return instant.toInstant().toEpochMilli();
      }
    }
    problems.add(ProblemItem.of(field, asked, "must be YYYY-MM-DD or an ISO 8601 instant"));
    return 0;
  }

  /** By what an answer is divided; null where it is not. */
  public @Nullable Breakdown breakdown(QuestionBody.Common body) {
    var problems = new ArrayList<ProblemItem>();
    var breakdown = breakdown(body, problems);
    refuse(problems);
    return breakdown;
  }

  private static @Nullable Breakdown breakdown(
      QuestionBody.Common body, List<ProblemItem> problems) {
    var by = body.breakdown();
    if (by == null) {
      return null;
    }
    int limit = body.breakdownLimit() == null ? Breakdown.USUAL_LIMIT : body.breakdownLimit();
    if (!Breakdowns.isKnown(by)) {
      problems.add(
          ProblemItem.of(
              "breakdown",
              by,
              "must be segment, persona, property:NAME, account.ATTRIBUTE or cohort:KEY"));
    }
    if (limit < 1 || limit > MOST_GROUPS) {
      problems.add(
          ProblemItem.of("breakdownLimit", Integer.toString(limit), "must be 1 to " + MOST_GROUPS));
    }
    return problems.isEmpty()
        ? Breakdowns.parse(by, limit, body.segmentation(), body.asOf())
        : null;
  }

  private static void between(
      String field,
      @Nullable Integer from,
      @Nullable Integer to,
      int steps,
      List<ProblemItem> problems) {
    step(field + ".fromStep", from, steps, problems);
    step(field + ".toStep", to, steps, problems);
    if (from != null && to != null && from >= to) {
      problems.add(ProblemItem.of(field + ".toStep", to.toString(), "must come after fromStep"));
    }
  }

  private static void step(
      String field, @Nullable Integer step, int steps, List<ProblemItem> problems) {
    if (step != null && (step < 1 || step > steps)) {
      problems.add(ProblemItem.of(field, step.toString(), "steps count from 1 to " + steps));
    }
  }

  private static int atLeastOne(String field, @Nullable Integer asked, List<ProblemItem> problems) {
    int value = asked == null ? 1 : asked;
    if (value < 1 || value > MOST_TIMES) {
      problems.add(
          ProblemItem.of(field, Integer.toString(value), "must be 1 to %,d".formatted(MOST_TIMES)));
    }
    return value;
  }

  private static void refuse(List<ProblemItem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the question's fields.", problems);
    }
  }
}
