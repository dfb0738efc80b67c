package io.beachhead.behaviour.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.FunnelQuestion;
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
import org.jspecify.annotations.Nullable;

/**
 * The fields of a funnel, as they stand in the address.
 *
 * @param steps names of events; {@link #ANY} = any event
 * @param window and {@code bins}: as typed, so that a mistake can be shown
 * @param fromStep of trend and time to convert; as typed, null = the first
 */
record FunnelForm(
    CommonForm common,
    List<String> steps,
    Order order,
    String window,
    WindowUnit unit,
    String attribution,
    List<Fence> exclusions,
    @Nullable Interval interval,
    @Nullable String fromStep,
    @Nullable String toStep,
    @Nullable String bins) {
  static final String ANY = "Any event";

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
        fields.all("step").stream().filter(step -> !step.isEmpty()).toList(),
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
        fields.text("bins"));
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

  FunnelForm withSteps(List<String> changed) {
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
        bins);
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
        bins);
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
        bins);
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

  Link link(String path, Shell shell) {
    var link = new Link(path).carrying(shell);
    steps.forEach(step -> link.with("step", step));
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
    var selectors = new ArrayList<EventSelector>();
    for (int i = 0; i < steps.size(); i++) {
      selectors.add(
          new EventSelector(
              steps.get(i).equals(ANY) ? null : steps.get(i),
              common.where(Integer.toString(i + 1))));
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
        common.from(shell.asOf()),
        common.to(shell.asOf()),
        common.by(),
        common.where(CommonForm.EVERYWHERE),
        null,
        null,
        selectors.stream().map(FunnelQuestion.Step::of).toList(),
        order,
        new Window(length == null ? 14 : length, unit),
        common.breakdown(),
        CommonForm.GROUPS,
        shell.segmentation() == null ? null : shell.segmentation().key(),
        shell.asOf(),
        attribution.toLowerCase(Locale.ROOT),
        fences,
        trendPossible ? new Trend(trendInterval(shell.asOf()), from, to) : null,
        trendPossible ? new TimeToConvert(from, to, numbers.whole("bins", bins)) : null,
        steps.size() > 1,
        null,
        null,
        null,
        null,
        null);
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
