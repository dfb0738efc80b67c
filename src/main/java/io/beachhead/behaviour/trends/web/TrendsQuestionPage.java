package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.trends.Measure;
import io.beachhead.behaviour.trends.Trends;
import io.beachhead.behaviour.web.CommonForm;
import io.beachhead.behaviour.web.FieldSpec;
import io.beachhead.behaviour.web.FieldSpec.Choice;
import io.beachhead.behaviour.web.Numbers;
import io.beachhead.behaviour.web.Opens;
import io.beachhead.behaviour.web.QuestionPage;
import io.beachhead.behaviour.web.ValuesForm;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How a number goes over time: one event, or two beside each other or divided. */
@Component
@Order(7)
class TrendsQuestionPage implements QuestionPage {
  static final String PATH = "/trends";
  private static final String SECOND = "second";
  private static final String DIVIDED = "divide";
  private static final int MOST_DAYS_BY_DAY = 60;
  private static final int MOST_DAYS_BY_WEEK = 200;

  private final Trends trends;
  private final TrendsReader reader;
  private final QuestionReader common;
  private final TrendCards cards;
  private final TrendNumbers numbers;
  private final WorkspaceSettings settings;
  private final Clock clock;

  TrendsQuestionPage(
      Trends trends,
      TrendsReader reader,
      QuestionReader common,
      TrendCards cards,
      TrendNumbers numbers,
      WorkspaceSettings settings,
      Clock clock) {
    this.numbers = numbers;
    this.settings = settings;
    this.clock = clock;
    this.trends = trends;
    this.reader = reader;
    this.common = common;
    this.cards = cards;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String navigation() {
    return "trends";
  }

  @Override
  public String title() {
    return "Trends";
  }

  @Override
  public @Nullable String tab() {
    return null;
  }

  @Override
  public String sentence() {
    return "How often, by how many and how much, over time and against the period before.";
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of(
        FieldSpec.event("event", "Event"),
        measures("measure", "Show"),
        FieldSpec.property("property", "Property"),
        FieldSpec.select(
            SECOND,
            "Second event",
            new Choice("none", "None"),
            new Choice("beside", "Beside it"),
            new Choice(DIVIDED, "Divide by it")),
        FieldSpec.event("event2", "Second event is"),
        measures("measure2", "Show of it"),
        FieldSpec.property("property2", "Property of it"),
        FieldSpec.select(
            "interval",
            "Interval",
            new Choice("fit", "As fits"),
            new Choice("hour", "Hour"),
            new Choice("day", "Day"),
            new Choice("week", "Week"),
            new Choice("month", "Month"),
            new Choice("quarter", "Quarter")),
        FieldSpec.select(
            "compare",
            "Compare with",
            new Choice("previous", "The period before"),
            new Choice("none", "Nothing")));
  }

  private static FieldSpec measures(String name, String label) {
    var choices = new ArrayList<Choice>();
    choices.add(choice(Measure.PEOPLE));
    Arrays.stream(Measure.values())
        .filter(measure -> measure != Measure.PEOPLE)
        .forEach(measure -> choices.add(choice(measure)));
    return FieldSpec.select(name, label, choices.toArray(Choice[]::new));
  }

  private static Choice choice(Measure measure) {
    return new Choice(
        measure.name().toLowerCase(Locale.ROOT),
        measure.ofProperty() ? measure.label() + " a property" : measure.label());
  }

  @Override
  public Map<String, String> places() {
    var places = new LinkedHashMap<String, String>();
    places.put("event", "the event");
    places.put("event2", "the second event");
    return places;
  }

  @Override
  public boolean needs(FieldSpec field, ValuesForm form) {
    boolean second = !form.value(SECOND).equals("none");
    return switch (field.name()) {
      case "property" -> measure(form, "measure").ofProperty();
      case "event2", "measure2" -> second;
      case "property2" -> second && measure(form, "measure2").ofProperty();
      default -> true;
    };
  }

  private static Measure measure(ValuesForm form, String field) {
    return form.choice(field, Measure.values(), Measure.PEOPLE);
  }

  @Override
  public Answered ask(Shell shell, ValuesForm form, Numbers numbers) {
    refuseMissingProperties(form);
    var chosen = shell.segmentation();
    var body = body(form, shell.asOf(), chosen == null ? null : chosen.key());
    var question = reader.question(body);
    var answer = trends.answer(question, common.period(body));
    return new Answered(
        answer, TrendRows.csv(answer), cards.page(new Opens(PATH, form, shell), question, answer));
  }

  @Override
  public Said said(Shell shell, ValuesForm form, Numbers numbers) {
    var chosen = shell.segmentation();
    return new Said(
        "trends", body(form, shell.asOf(), chosen == null ? null : chosen.key()), "Events");
  }

  /** Said at the field of the page, which the API does not know. */
  private void refuseMissingProperties(ValuesForm form) {
    var problems =
        fields().stream()
            .filter(field -> field.type() == FieldSpec.Type.PROPERTY)
            .filter(field -> needs(field, form) && form.value(field.name()).isBlank())
            .map(field -> ProblemItem.of(field.name(), null, "choose a property with numbers"))
            .toList();
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the question's fields.", problems);
    }
  }

  @Override
  public boolean hasNumber() {
    return true;
  }

  @Override
  public Optional<NumberReading> number(String address) {
    var form = ValuesForm.of(address, this);
    refuseMissingProperties(form);
    var today = LocalDate.ofInstant(clock.instant(), settings.current().timezone());
    var body = body(form, today, null);
    return Optional.of(numbers.read(reader.question(body), common.period(body)));
  }

  private static TrendsBody body(ValuesForm form, LocalDate asOf, @Nullable String segmentation) {
    var asked = form.common();
    var series = new ArrayList<TrendsBody.Series>();
    series.add(series(form, "event", "measure", "property"));
    var second = form.value(SECOND);
    if (!second.equals("none")) {
      series.add(series(form, "event2", "measure2", "property2"));
    }
    return new TrendsBody(
        asked.from(asOf),
        asked.to(asOf),
        asked.by(),
        asked.where(CommonForm.EVERYWHERE),
        null,
        null,
        series,
        second.equals(DIVIDED) ? "A/B" : null,
        null,
        interval(form, asked.days(asOf)),
        asked.breakdown(),
        CommonForm.GROUPS,
        segmentation,
        asOf,
        form.value("compare").equals("none") ? null : "previous",
        null,
        null,
        null,
        null);
  }

  private static TrendsBody.Series series(
      ValuesForm form, String event, String measure, String property) {
    var counted = measure(form, measure);
    return new TrendsBody.Series(
        form.event(event),
        form.selector(event).where(),
        counted,
        counted.ofProperty() ? form.value(property) : null);
  }

  /** As asked; else days for some weeks, weeks for some months, months for more. */
  private static Interval interval(ValuesForm form, long days) {
    var fitting =
        days <= MOST_DAYS_BY_DAY
            ? Interval.DAY
            : days <= MOST_DAYS_BY_WEEK ? Interval.WEEK : Interval.MONTH;
    return form.choice("interval", Interval.values(), fitting);
  }
}
