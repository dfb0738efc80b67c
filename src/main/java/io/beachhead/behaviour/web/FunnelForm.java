package io.beachhead.behaviour.web;

import io.beachhead.behaviour.FunnelQuestion;
import io.beachhead.behaviour.FunnelQuestion.AtLeast;
import io.beachhead.behaviour.FunnelQuestion.Exclusion;
import io.beachhead.behaviour.FunnelQuestion.Order;
import io.beachhead.behaviour.FunnelQuestion.TimeToConvert;
import io.beachhead.behaviour.FunnelQuestion.Trend;
import io.beachhead.behaviour.FunnelQuestion.Window;
import io.beachhead.behaviour.FunnelQuestion.WindowUnit;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.web.Shell;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a funnel, as they stand in the address.
 *
 * @param window and {@code bins}: as typed, so that a mistake can be shown
 * @param fromStep of trend and time to convert; as typed, null = the first
 * @param compare two groups beside each other; null = none
 */
record FunnelForm(
    CommonForm common,
    List<StepSaid> steps,
    Order order,
    String window,
    WindowUnit unit,
    String attribution,
    List<Fence> exclusions,
    @Nullable Interval interval,
    @Nullable String fromStep,
    @Nullable String toStep,
    @Nullable String bins,
    @Nullable Groups compare) {
  static final String ANY = "Any event";

  /**
   * A step as typed.
   *
   * @param event its name; {@link #ANY} = any event
   * @param times at least so many events; empty = one
   * @param days on at least so many days; empty = one
   */
  record StepSaid(String event, String times, String days) {
    static StepSaid once(String event) {
      return new StepSaid(event, "", "");
    }

    boolean onceIsEnough() {
      return ONCE.contains(times) && ONCE.contains(days);
    }

    /** {@code Task created, at least 3 times}. */
    String words() {
      var parts = new ArrayList<String>();
      parts.add(event);
      if (!ONCE.contains(times)) {
        parts.add("at least %s times".formatted(times));
      }
      if (!ONCE.contains(days)) {
        parts.add("on %s days".formatted(days));
      }
      return String.join(", ", parts);
    }
  }

  private static final Set<String> ONCE = Set.of("", "1");

  /** Two values of one property: whose events have the one, and whose have the other. */
  record Groups(String property, String first, String second) {
    static @Nullable Groups of(Fields fields) {
      var groups =
          new Groups(
              fields.text("compare", ""), at(fields.all("with"), 0), at(fields.all("with"), 1));
      return groups.property.isEmpty() && groups.first.isEmpty() && groups.second.isEmpty()
          ? null
          : groups;
    }

    boolean isComplete() {
      return !property.isEmpty() && !first.isEmpty() && !second.isEmpty() && !first.equals(second);
    }

    List<CommonForm.Filter> filters() {
      return Stream.of(first, second)
          .map(value -> new CommonForm.Filter(CommonForm.EVERYWHERE, property, value))
          .toList();
    }
  }

  /** An event that voids an attempt between two steps; as typed. */
  record Fence(String event, String after, String before) {}

  static FunnelForm of(Fields fields) {
    var fences = new ArrayList<Fence>();
    var events = fields.all("exclude");
    for (int i = 0; i < events.size(); i++) {
      if (!events.get(i).isEmpty()) {
        fences.add(
            new Fence(events.get(i), at(fields.all("after"), i), at(fields.all("before"), i)));
      }
    }
    return new FunnelForm(
        CommonForm.of(fields),
        steps(fields),
        choice(Order.values(), fields.text("order"), Order.SEQUENTIAL),
        fields.text("window", "14"),
        choice(WindowUnit.values(), fields.text("unit"), WindowUnit.DAY),
        fields.text("attribution", "first"),
        fences,
        fields.text("interval") == null
            ? null
            : choice(Interval.values(), fields.text("interval"), Interval.WEEK),
        fields.text("fromStep"),
        fields.text("toStep"),
        fields.text("bins"),
        Groups.of(fields));
  }

  private static List<StepSaid> steps(Fields fields) {
    var events = fields.all("step");
    var steps = new ArrayList<StepSaid>();
    for (int i = 0; i < events.size(); i++) {
      if (!events.get(i).isEmpty()) {
        steps.add(
            new StepSaid(events.get(i), at(fields.all("times"), i), at(fields.all("days"), i)));
      }
    }
    return steps;
  }

  private static String at(List<String> values, int i) {
    return i < values.size() ? values.get(i) : "";
  }

  static <E extends Enum<E>> E choice(E[] values, @Nullable String key, E usual) {
    for (var value : values) {
      if (value.name().equalsIgnoreCase(key)) {
        return value;
      }
    }
    return usual;
  }

  FunnelForm withSteps(List<StepSaid> changed) {
    return new FunnelForm(
        common.adding(null),
        changed,
        order,
        window,
        unit,
        attribution,
        exclusions,
        interval,
        fromStep,
        toStep,
        bins,
        compare);
  }

  FunnelForm withExclusions(List<Fence> changed) {
    return new FunnelForm(
        common.adding(null),
        steps,
        order,
        window,
        unit,
        attribution,
        changed,
        interval,
        fromStep,
        toStep,
        bins,
        compare);
  }

  FunnelForm with(CommonForm changed) {
    return new FunnelForm(
        changed,
        steps,
        order,
        window,
        unit,
        attribution,
        exclusions,
        interval,
        fromStep,
        toStep,
        bins,
        compare);
  }

  /** Without one step, or with two changed places. */
  FunnelForm withoutStep(int step) {
    var left = new ArrayList<>(steps);
    left.remove(step);
    return withSteps(left);
  }

  FunnelForm withStepMoved(int step, int to) {
    var moved = new ArrayList<>(steps);
    moved.add(to, moved.remove(step));
    return withSteps(moved);
  }

  /** Whether some step must be done more than once. */
  boolean severalTimes() {
    return !steps.stream().allMatch(StepSaid::onceIsEnough);
  }

  Link link(String path, Shell shell) {
    var link = new Link(path).carrying(shell);
    steps.forEach(step -> link.with("step", step.event()));
    if (severalTimes()) {
      steps.forEach(step -> link.row("times", step.times()));
      steps.forEach(step -> link.row("days", step.days()));
    }
    common.addTo(link);
    return rarer(link);
  }

  /** The fields behind "More options", as an address or a form carries them along. */
  Link rarer(Link link) {
    link.unless("sequential", "order", CommonForm.key(order))
        .unless("14", "window", window)
        .unless("day", "unit", CommonForm.key(unit))
        .unless("first", "attribution", attribution);
    for (var fence : exclusions) {
      link.row("exclude", fence.event()).row("after", fence.after()).row("before", fence.before());
    }
    if (compare != null) {
      link.row("compare", compare.property())
          .row("with", compare.first())
          .row("with", compare.second());
    }
    return link.with("interval", interval == null ? null : CommonForm.key(interval))
        .with("fromStep", fromStep)
        .with("toStep", toStep)
        .with("bins", bins);
  }

  /** The interval of the trend: as asked, else what gives a readable number of points. */
  Interval trendInterval(LocalDate asOf) {
    if (interval != null) {
      return interval;
    }
    long days = common.days(asOf);
    return days <= 31 ? Interval.DAY : days <= 120 ? Interval.WEEK : Interval.MONTH;
  }

  /** Whether whoever began in an interval had the whole window before the first day not counted. */
  boolean isOver(OffsetDateTime start, Interval by, LocalDate counted) {
    var end =
        switch (by) {
          case HOUR -> start.plusHours(1);
          case DAY -> start.plusDays(1);
          case WEEK -> start.plusWeeks(1);
          case MONTH -> start.plusMonths(1);
          case QUARTER -> start.plusMonths(3);
        };
    long milliseconds;
    try {
      milliseconds = new Window(Integer.parseInt(window.strip()), unit).milliseconds();
    } catch (NumberFormatException notAsked) {
      return true;
    }
    return !end.plus(Duration.ofMillis(milliseconds)).toLocalDate().isAfter(counted);
  }

  QuestionBody.Funnel body(Shell shell, Numbers numbers) {
    var chosen = shell.segmentation();
    return body(shell.asOf(), chosen == null ? null : chosen.key(), numbers);
  }

  /**
   * @param segmentation of a breakdown by segment; null = the active one
   */
  QuestionBody.Funnel body(LocalDate asOf, @Nullable String segmentation, Numbers numbers) {
    var said = new ArrayList<FunnelQuestion.Step>();
    for (int i = 0; i < steps.size(); i++) {
      said.add(step(i, numbers));
    }
    var from = numbers.whole("fromStep", fromStep);
    var to = numbers.whole("toStep", toStep);
    var fences =
        exclusions.stream()
            .map(fence ->
                new Exclusion(
                    fence.event(),
                    Map.of(),
                    numbers.whole("exclusions", fence.after()),
                    numbers.whole("exclusions", fence.before())))
            .toList();
    var length = numbers.whole("window", window);
    boolean trendPossible = steps.size() > 1;
    return new QuestionBody.Funnel(
        common.from(asOf),
        common.to(asOf),
        common.by(),
        common.where(CommonForm.EVERYWHERE),
        null,
        null,
        said,
        order,
        new Window(length == null ? 14 : length, unit),
        common.breakdown(),
        CommonForm.GROUPS,
        segmentation,
        asOf,
        attribution.toLowerCase(Locale.ROOT),
        fences,
        trendPossible ? new Trend(trendInterval(asOf), from, to) : null,
        trendPossible ? new TimeToConvert(from, to, numbers.whole("bins", bins)) : null,
        steps.size() > 1,
        compared(numbers),
        null,
        null,
        null,
        null);
  }

  private FunnelQuestion.Step step(int i, Numbers numbers) {
    var step = steps.get(i);
    var place = Integer.toString(i + 1);
    return new FunnelQuestion.Step(
        step.event().equals(ANY) ? null : step.event(),
        common.where(place),
        atLeast(numbers, "times-" + place, step.times()),
        atLeast(numbers, "days-" + place, step.days()));
  }

  private static @Nullable AtLeast atLeast(Numbers numbers, String field, String typed) {
    var number = numbers.whole(field, typed.isEmpty() ? null : typed);
    if (number == null) {
      return null;
    }
    if (number < 1) {
      numbers.refuse(field, typed, "must be 1 or more");
      return null;
    }
    return new AtLeast(number);
  }

  private @Nullable List<Map<String, JsonNode>> compared(Numbers numbers) {
    if (compare == null) {
      return null;
    }
    if (!compare.isComplete()) {
      numbers.refuse("compare", compare.property(), "needs a property and two different values");
      return null;
    }
    return compare.filters().stream()
        .map(filter -> common.with(List.of(filter)).where(CommonForm.EVERYWHERE))
        .toList();
  }

  /** {@code plan = pro}: one of the two groups that are compared, from 0. */
  String groupName(int group) {
    return compare == null
        ? ""
        : "%s = %s".formatted(compare.property(), group == 0 ? compare.first() : compare.second());
  }

  /** The same question of the events of one group. */
  FunnelForm ofGroup(CommonForm.Filter group) {
    var filters = new ArrayList<>(common.filters());
    filters.add(group);
    return with(common.with(filters));
  }

  /** How long the window is, in words. */
  String windowWords() {
    var word = CommonForm.key(unit);
    return window + " " + (window.equals("1") ? word : word + "s");
  }

  static String words(FunnelQuestion.Order order) {
    return switch (order) {
      case SEQUENTIAL -> "In this order";
      case STRICT -> "In this order, nothing between";
      case ANY -> "In any order";
    };
  }
}
