package io.beachhead.behaviour.web;

import io.beachhead.behaviour.EventCount;
import io.beachhead.behaviour.FunnelQuestion.Order;
import io.beachhead.behaviour.FunnelQuestion.WindowUnit;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.QuestionAddress;
import io.beachhead.behaviour.saved.web.SavedController;
import io.beachhead.behaviour.web.CommonFields.Option;
import io.beachhead.web.Choice;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a funnel: its form here, its answer by {@link FunnelAnswers}. */
@Component
class FunnelPages implements QuestionAddress {
  static final String PATH = "/funnel";

  /** As many as the API takes. */
  private static final int MOST_STEPS = 20;

  /** What stands behind "More options". */
  private static final Set<String> RARE =
      Set.of(
          "order",
          "window",
          "attribution",
          "exclusions",
          "trend",
          "interval",
          "bins",
          "timeToConvert",
          "compare");

  private final QuestionFields fields;
  private final FunnelGlance glance;

  FunnelPages(QuestionFields fields, FunnelGlance glance) {
    this.fields = fields;
    this.glance = glance;
  }

  FunnelPage page(
      Shell shell,
      FunnelForm form,
      List<EventCount> events,
      List<ProblemItem> problems,
      FunnelPage.@Nullable Answer answer) {
    var common = form.common();
    var places = new LinkedHashMap<String, String>();
    for (int i = 0; i < form.steps().size(); i++) {
      places.put(Integer.toString(i + 1), "step " + (i + 1));
    }
    var asked =
        fields.of(
            shell,
            PATH,
            common,
            places,
            events,
            problems,
            changed -> form.with(changed).link(PATH, shell).href());
    boolean more = common.more() || RARE.stream().anyMatch(field -> asked.error(field) != null);
    var ask = more ? asked : asked.carrying(outOfSight(form));
    return new FunnelPage(
        shell,
        twins(shell, form),
        ask,
        steps(shell, form, ask),
        more || form.severalTimes(),
        form.steps().size() < MOST_STEPS
            ? form.with(common.adding("step")).link(PATH, shell).href()
            : null,
        form.with(common.withMore(!more)).link(PATH, shell).href(),
        more ? more(shell, form) : null,
        answer,
        events.isEmpty());
  }

  private static List<CommonFields.Hidden> outOfSight(FunnelForm form) {
    return form.rarer(new Link(PATH)).parameters().stream()
        .map(field -> new CommonFields.Hidden(field.name(), field.value()))
        .toList();
  }

  private static FunnelPage.Twins twins(Shell shell, FunnelForm form) {
    var common = form.common();
    return new FunnelPage.Twins(
        form.link(PATH + ".csv", shell).href(),
        form.link(PATH + ".json", shell).href(),
        List.of(
            new Choice(
                "Chart",
                form.with(common.withTable(false)).link(PATH, shell).href(),
                !common.table()),
            new Choice(
                "Table",
                form.with(common.withTable(true)).link(PATH, shell).href(),
                common.table())),
        form.link(PATH, shell).href(),
        suggestion(form.steps()),
        SavedController.maySave());
  }

  private static String suggestion(List<FunnelForm.StepSaid> steps) {
    if (steps.size() < 2) {
      return steps.isEmpty() ? "" : steps.getFirst().event();
    }
    return steps.getFirst().event() + " to " + steps.getLast().event();
  }

  private static List<FunnelPage.StepField> steps(Shell shell, FunnelForm form, CommonFields ask) {
    var steps = new ArrayList<FunnelPage.StepField>();
    int last = form.steps().size() - 1;
    for (int i = 0; i <= last; i++) {
      var step = form.steps().get(i);
      steps.add(
          new FunnelPage.StepField(
              i + 1,
              step.event(),
              new FunnelPage.Often(step.times(), ask.error("times-" + (i + 1))),
              new FunnelPage.Often(step.days(), ask.error("days-" + (i + 1))),
              ask.error("step-" + (i + 1)),
              i == 0 ? null : form.withStepMoved(i, i - 1).link(PATH, shell).href(),
              i == last ? null : form.withStepMoved(i, i + 1).link(PATH, shell).href(),
              last == 0 ? null : form.withoutStep(i).link(PATH, shell).href()));
    }
    if ("step".equals(form.common().add()) || steps.isEmpty()) {
      steps.add(
          new FunnelPage.StepField(
              last + 2,
              "",
              FunnelPage.Often.ONCE,
              FunnelPage.Often.ONCE,
              ask.error("steps"),
              null,
              null,
              null));
    }
    return steps;
  }

  private FunnelPage.Comparing comparing(Shell shell, FunnelForm.@Nullable Groups groups) {
    return groups == null
        ? new FunnelPage.Comparing("", "", "", List.of())
        : new FunnelPage.Comparing(
            groups.property(),
            groups.first(),
            groups.second(),
            fields.values(groups.property(), shell.asOf()));
  }

  private FunnelPage.More more(Shell shell, FunnelForm form) {
    var exclusions = new ArrayList<FunnelPage.Exclusion>();
    for (int i = 0; i < form.exclusions().size(); i++) {
      var fence = form.exclusions().get(i);
      var left = new ArrayList<>(form.exclusions());
      left.remove(i);
      exclusions.add(
          new FunnelPage.Exclusion(
              i + 1,
              fence.event(),
              steps(form, fence.after(), "the first step"),
              steps(form, fence.before(), "the last step"),
              form.withExclusions(left).link(PATH, shell).href()));
    }
    if ("exclusion".equals(form.common().add())) {
      exclusions.add(
          new FunnelPage.Exclusion(
              exclusions.size() + 1,
              "",
              steps(form, "", "the first step"),
              steps(form, "", "the last step"),
              null));
    }
    return new FunnelPage.More(
        Arrays.stream(Order.values())
            .map(order ->
                new Option(CommonForm.key(order), FunnelForm.words(order), order == form.order()))
            .toList(),
        form.window(),
        Arrays.stream(WindowUnit.values())
            .map(unit ->
                new Option(CommonForm.key(unit), CommonForm.key(unit) + "s", unit == form.unit()))
            .toList(),
        attributions(form),
        exclusions,
        form.with(form.common().adding("exclusion")).link(PATH, shell).href(),
        intervals(form.interval()),
        steps(form, form.fromStep(), "the first step"),
        steps(form, form.toStep(), "the last step"),
        form.bins() == null ? "" : form.bins(),
        comparing(shell, form.compare()));
  }

  private static List<Option> attributions(FunnelForm form) {
    var options = new ArrayList<Option>();
    options.add(attribution("first", "The first value", form));
    options.add(attribution("last", "The last value", form));
    options.add(attribution("all", "Each value by itself", form));
    for (int step = 1; step <= form.steps().size(); step++) {
      options.add(attribution("step:" + step, "The value at step " + step, form));
    }
    return options;
  }

  private static Option attribution(String value, String label, FunnelForm form) {
    return new Option(value, label, value.equals(form.attribution()));
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String kind() {
    return "Funnel";
  }

  @Override
  public boolean hasNumber() {
    return true;
  }

  @Override
  public boolean numberIsShare() {
    return true;
  }

  @Override
  public Optional<NumberReading> number(String address) {
    return Optional.of(glance.number(address));
  }

  static List<Option> intervals(@Nullable Interval chosen) {
    var options = new ArrayList<Option>();
    options.add(new Option("", "As fits", chosen == null));
    for (var interval : Interval.values()) {
      options.add(
          new Option(
              CommonForm.key(interval),
              interval.name().charAt(0) + interval.name().substring(1).toLowerCase(Locale.ROOT),
              interval == chosen));
    }
    return options;
  }

  private static List<Option> steps(FunnelForm form, @Nullable String chosen, String usual) {
    var options = new ArrayList<Option>();
    options.add(new Option("", usual, chosen == null || chosen.isEmpty()));
    for (int step = 1; step <= form.steps().size(); step++) {
      var value = Integer.toString(step);
      options.add(
          new Option(
              value,
              "step " + step + ", " + form.steps().get(step - 1).event(),
              value.equals(chosen)));
    }
    return options;
  }
}
