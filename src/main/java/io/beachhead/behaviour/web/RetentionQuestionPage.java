package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.RetentionQuestion;
import io.beachhead.behaviour.RetentionQuestion.Cohort;
import io.beachhead.behaviour.RetentionQuestion.Cohorts;
import io.beachhead.behaviour.RetentionQuestion.Returns;
import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.web.FieldSpec.Choice;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.behaviour.web.UsagePage.Card;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.UsagePage.Row;
import io.beachhead.behaviour.web.UsagePage.Table;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.LineChart;
import io.beachhead.web.text.Capital;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who came back: a heat map of cohorts, and the curve of each group. */
@Component
@Order(1)
class RetentionQuestionPage implements QuestionPage {
  static final String PATH = "/retention";

  private static final String INTERVALS = "intervals";

  /** Tints come in steps of 4 of a hundred, up to this. */
  private static final int DARKEST = 48;

  /** Cohorts of all time on a page: five years of months, a year of weeks, two months of days. */
  private static final int MOST_COHORTS = 60;

  private final BehaviourQuestions questions;
  private final QuestionReader reader;
  private final GroupLabels labels;
  private final RetentionWatch watched;

  RetentionQuestionPage(
      BehaviourQuestions questions,
      QuestionReader reader,
      GroupLabels labels,
      RetentionWatch watched) {
    this.watched = watched;
    this.questions = questions;
    this.reader = reader;
    this.labels = labels;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String navigation() {
    return "retention";
  }

  @Override
  public String title() {
    return "Retention";
  }

  @Override
  public @Nullable String tab() {
    return null;
  }

  @Override
  public String sentence() {
    return "Of each cohort, how many came back later.";
  }

  @Override
  public boolean ranged() {
    return false;
  }

  @Override
  public Map<String, String> places() {
    var places = new LinkedHashMap<String, String>();
    places.put("start", "beginning");
    places.put("return", "coming back");
    return places;
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of(
        FieldSpec.event("start", "Starting event"),
        FieldSpec.event("return", "Returning event"),
        FieldSpec.select(
            "period",
            "Interval",
            new Choice("week", "Week"),
            new Choice("month", "Month"),
            new Choice("day", "Day"),
            new Choice("hour", "Hour")),
        FieldSpec.select(
            CommonForm.RANGE,
            "When",
            new Choice("latest", "The latest"),
            new Choice(CommonForm.Range.ALL.key, CommonForm.Range.ALL.label)),
        FieldSpec.number(INTERVALS, "How many", 9),
        FieldSpec.select(
            "cohorts",
            "Who belongs to a cohort",
            new Choice("first", "First time only"),
            new Choice("recurring", "Everyone who did it in the interval")),
        FieldSpec.select(
                "returns",
                "A return counts for",
                new Choice("on", "the interval it is in"),
                new Choice("onOrAfter", "that interval and all before it"))
            .asRare(),
        FieldSpec.number("minimumReturns", "At least this often per interval", 1).asRare());
  }

  @Override
  public boolean needs(FieldSpec field, ValuesForm form) {
    return !(field.name().equals(INTERVALS) && isOfAllTime(form));
  }

  private static boolean isOfAllTime(ValuesForm form) {
    return form.common().range() == CommonForm.Range.ALL;
  }

  /** As many as asked; of all time as many as there are, the latest where not all fit. */
  private @Nullable Integer intervals(
      LocalDate asOf, ValuesForm form, Interval interval, Numbers numbers) {
    return isOfAllTime(form)
        ? Integer.valueOf(reader.allUntil(asOf).intervals(interval, MOST_COHORTS))
        : numbers.whole(INTERVALS, form.value(INTERVALS));
  }

  @Override
  public Answered ask(Shell shell, ValuesForm form, Numbers numbers) {
    var interval = form.choice("period", Interval.values(), Interval.WEEK);
    var common = form.common();
    var body = body(shell, form, numbers);
    var answer =
        questions.retention(
            reader.retention(body),
            common.where(CommonForm.EVERYWHERE),
            reader.period(body),
            reader.breakdown(body));
    return new Answered(answer, csv(answer), page(shell, form, interval, answer));
  }

  @Override
  public Said said(Shell shell, ValuesForm form, Numbers numbers) {
    return new Said("retention", body(shell, form, numbers), "Times");
  }

  private QuestionBody.Retention body(Shell shell, ValuesForm form, Numbers numbers) {
    var chosen = shell.segmentation();
    return body(shell.asOf(), chosen == null ? null : chosen.key(), form, numbers);
  }

  private QuestionBody.Retention body(
      LocalDate asOf, @Nullable String segmentation, ValuesForm form, Numbers numbers) {
    var interval = form.choice("period", Interval.values(), Interval.WEEK);
    var common = form.common();
    return new QuestionBody.Retention(
        asOf.toString(),
        asOf.toString(),
        common.by(),
        common.where(CommonForm.EVERYWHERE),
        null,
        null,
        form.selector("start"),
        form.selector("return"),
        interval,
        intervals(asOf, form, interval, numbers),
        form.choice("cohorts", Cohorts.values(), Cohorts.FIRST),
        form.value("returns").equals("onOrAfter") ? Returns.ON_OR_AFTER : Returns.ON,
        numbers.whole("minimumReturns", form.value("minimumReturns")),
        common.breakdown(),
        CommonForm.GROUPS,
        segmentation,
        asOf,
        null,
        null,
        null,
        null);
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
    return Optional.of(watched.reading(ValuesForm.of(address, this), this::body));
  }

  private static List<@Nullable Object[]> csv(GroupedAnswer<RetentionQuestion.Answer> answer) {
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(new Object[] {"group", "cohort", "size", "intervals_later", "returned", "share"});
    csv(rows, "all", answer.answer());
    if (answer.breakdown() != null) {
      answer
          .breakdown()
          .forEach(
              group -> csv(rows, Breakdowns.inCsv(group.value(), group.other()), group.answer()));
    }
    return rows;
  }

  private static void csv(
      List<@Nullable Object[]> rows, @Nullable String group, RetentionQuestion.Answer answer) {
    for (var cohort : answer.cohorts()) {
      for (int k = 0; k < cohort.returned().length; k++) {
        rows.add(
            new @Nullable Object[] {
              group,
              cohort.start(),
              cohort.size(),
              k,
              cohort.returned()[k],
              cohort.size() == 0 ? null : (double) cohort.returned()[k] / cohort.size()
            });
      }
    }
  }

  private UsagePage.Answer page(
      Shell shell,
      ValuesForm form,
      Interval interval,
      GroupedAnswer<RetentionQuestion.Answer> answer) {
    var common = form.common();
    var cohorts = answer.answer().cohorts();
    boolean running = common.isOpen(cohorts.getLast().start(), interval, shell);
    var curve = curve(cohorts, running);
    var cards = new ArrayList<Card>();
    cards.add(
        new Card(
            "Cohorts by " + Words.of(interval),
            (common.table() ? "how many" : "% that")
                + " came back, by "
                + Words.of(interval)
                + "s later",
            List.of(),
            null,
            null,
            heat(cohorts, interval, running, common, new Opens(PATH, form, shell)),
            (running && !common.table()
                    ? "Dashed: the %s is still running. ".formatted(Words.of(interval))
                    : "")
                + (isOfAllTime(form) && cohorts.size() == MOST_COHORTS
                    ? "The latest %d %ss; longer intervals reach further back. "
                        .formatted(MOST_COHORTS, Words.of(interval))
                    : "")
                + "Each row is a cohort: everyone who started in that %s. Each column is the number of %ss since."
                    .formatted(Words.of(interval), Words.of(interval))));
    cards.add(curves(shell, form, interval, answer, running));
    return new UsagePage.Answer(keys(curve, cohorts, interval, common), cards);
  }

  /** Part of a whole, over the cohorts for which that interval is over. */
  private record Point(long returned, long size) {
    @Nullable Double share() {
      return size == 0 ? null : (double) returned / size;
    }
  }

  private static List<Point> curve(List<Cohort> cohorts, boolean running) {
    var points = new ArrayList<Point>();
    for (int k = 0; k < cohorts.size(); k++) {
      long returned = 0;
      long size = 0;
      for (var cohort : cohorts) {
        if (k < cohort.returned().length - (running && k > 0 ? 1 : 0)) {
          returned += cohort.returned()[k];
          size += cohort.size();
        }
      }
      points.add(new Point(returned, size));
    }
    return points;
  }

  private static List<Key> keys(
      List<Point> curve, List<Cohort> cohorts, Interval interval, CommonForm common) {
    var keys = new ArrayList<Key>();
    long began = cohorts.stream().mapToLong(Cohort::size).sum();
    keys.add(
        new Key(
            "Started",
            Format.count(began),
            common.nouns() + " in " + Format.count(cohorts.size(), Words.of(interval))));
    for (int k : IntStream.of(1, 4, curve.size() - 2).distinct().sorted().toArray()) {
      if (k > 0 && k < curve.size() && curve.get(k).size() > 0) {
        var point = curve.get(k);
        keys.add(
            new Key(
                "Back after " + Format.count(k, Words.of(interval)),
                Words.share(point.returned(), point.size()),
                Words.range(point.returned(), point.size())));
      }
    }
    return keys;
  }

  private static Table heat(
      List<Cohort> cohorts, Interval interval, boolean running, CommonForm common, Opens opens) {
    var heads = new ArrayList<String>();
    heads.add(Capital.first(Words.of(interval)) + " of");
    heads.add(common.table() ? "Started" : common.nouns());
    for (int k = 0; k < cohorts.size(); k++) {
      heads.add(Integer.toString(k));
    }
    var rows = new ArrayList<Row>();
    for (int c = 0; c < cohorts.size(); c++) {
      var cohort = cohorts.get(c);
      var cells = new ArrayList<Cell>();
      cells.add(
          new Cell(Format.count(cohort.size()), common.table() ? "" : "size", "")
              .opening(list(opens, c, 0, cohort, interval)));
      for (int k = 0; k < cohorts.size(); k++) {
        cells.add(
            k < cohort.returned().length
                ? cell(cohort, k, running && k > 0 && k == cohort.returned().length - 1, common)
                    .opening(list(opens, c, k, cohort, interval))
                : new Cell("", "none", ""));
      }
      rows.add(new Row(null, Words.start(cohort.start(), interval), cells));
    }
    return new Table(!common.table(), heads, rows);
  }

  private static String list(Opens opens, int place, int later, Cohort cohort, Interval interval) {
    var began = "%s of %s".formatted(Words.of(interval), Words.start(cohort.start(), interval));
    return opens.list(
        later == 0
            ? "Started in the " + began
            : "Back %s after the %s".formatted(Format.count(later, Words.of(interval)), began),
        Opens.of().put("cohort", place).put("interval", later));
  }

  private static Cell cell(Cohort cohort, int k, boolean open, CommonForm common) {
    int returned = cohort.returned()[k];
    if (cohort.size() == 0) {
      return new Cell("", "none", "");
    }
    if (common.table()) {
      return new Cell(Format.count(returned));
    }
    double share = (double) returned / cohort.size();
    int tint = (int) Math.round(share * DARKEST / 4) * 4;
    return new Cell(
        Format.share(share),
        (tint == 0 ? "none" : "q-" + tint) + (open ? " open" : ""),
        Format.of(returned, cohort.size()) + (open ? ", still running" : ""));
  }

  private Card curves(
      Shell shell,
      ValuesForm form,
      Interval interval,
      GroupedAnswer<RetentionQuestion.Answer> answer,
      boolean running) {
    List<GroupedAnswer.Group<RetentionQuestion.Answer>> groups =
        answer.breakdown() == null
            ? List.of()
            : labels.inOrder(
                form.common().breakdown(), answer.breakdown(), GroupedAnswer.Group::value, shell);
    var lines = new ArrayList<LineChart.Line>();
    var rows = new ArrayList<Row>();
    if (groups.isEmpty()) {
      add(lines, rows, null, "all", curve(answer.answer().cohorts(), running));
    } else {
      var legend =
          labels.of(
              form.common().breakdown(),
              groups.stream().map(GroupedAnswer.Group::value).toList(),
              groups.stream().map(GroupedAnswer.Group::other).toList(),
              shell);
      for (int g = 0; g < groups.size(); g++) {
        add(
            lines,
            rows,
            legend.get(g),
            legend.get(g).text(),
            curve(groups.get(g).answer().cohorts(), running));
      }
    }
    var times =
        IntStream.range(0, answer.answer().cohorts().size()).mapToObj(Integer::toString).toList();
    var heads = new ArrayList<String>();
    heads.add("Group");
    heads.addAll(times);
    var chart =
        new LineChart(
            "Share that came back, by %ss later".formatted(Words.of(interval)),
            times,
            lines,
            Axis.upTo(1, 4),
            Format::share,
            null);
    boolean table = form.common().table();
    return new Card(
        "Retention curve",
        Words.of(interval) + "s later",
        List.of(),
        table ? null : chart.draw(740, 190),
        table ? null : chart.draw(330, 170),
        table || lines.size() > 1 ? new Table(false, heads, rows) : null,
        "All cohorts together, only those for which the %s is over.".formatted(Words.of(interval)));
  }

  private static void add(
      List<LineChart.Line> lines,
      List<Row> rows,
      @Nullable GroupLabel group,
      String name,
      List<Point> curve) {
    List<@Nullable Double> shares = new ArrayList<>();
    curve.forEach(point -> shares.add(point.share()));
    if (shares.stream().anyMatch(share -> share != null)) {
      lines.add(
          new LineChart.Line(
              group == null ? "" : name, group == null ? 0 : group.lineColour(), shares));
    }
    rows.add(
        new Row(
            group,
            name,
            curve.stream()
                .map(point -> new Cell(Words.share(point.returned(), point.size())))
                .toList()));
  }
}
