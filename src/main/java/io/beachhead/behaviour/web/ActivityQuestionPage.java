package io.beachhead.behaviour.web;

import io.beachhead.behaviour.ActivityQuestion;
import io.beachhead.behaviour.ActivityQuestion.Day;
import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.actors.Of.Span;
import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.behaviour.web.UsagePage.Card;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.UsagePage.Row;
import io.beachhead.behaviour.web.UsagePage.Table;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.ColumnChart;
import io.beachhead.web.chart.LineChart;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many are active, a day, a week and a month, and how often. */
@Component
@Order(2)
class ActivityQuestionPage extends UsageQuestionPage {
  static final String PATH = "/usage/activity";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  ActivityQuestionPage(BehaviourQuestions questions, QuestionReader reader, GroupLabels labels) {
    super(
        PATH,
        "Activity",
        "DAU, WAU and MAU, and on how many days people come back.",
        questions,
        reader,
        labels);
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of(EVENT);
  }

  @Override
  public Answered ask(Shell shell, ValuesForm form, Numbers numbers) {
    var body = body(shell, form);
    var answer =
        questions.activity(
            reader.activity(body),
            form.common().where(CommonForm.EVERYWHERE),
            reader.period(body),
            reader.breakdown(body));
    return new Answered(answer, csv(answer), page(shell, form, answer));
  }

  @Override
  public Said said(Shell shell, ValuesForm form, Numbers numbers) {
    return new Said("activity", body(shell, form), "Days active");
  }

  private static String list(Opens opens, int place, Day day, String measure) {
    return opens.list(
        name(day, measure), Opens.of().put("interval", place).put("measure", measure));
  }

  private static String name(Day day, String measure) {
    var spans = Map.of("daily", "", "weekly", "7 days until ", "monthly", "30 days until ");
    return "Active "
        + (measure.equals("daily") ? "on " : "in the ")
        + spans.get(measure)
        + Format.date(day.date());
  }

  private static List<String> lists(Opens opens, List<Day> days, String measure) {
    return IntStream.range(0, days.size())
        .mapToObj(place -> list(opens, place, days.get(place), measure))
        .toList();
  }

  private static String ofGroup(
      Opens opens, int place, Day day, Span span, GroupedAnswer.Group<?> group) {
    var measure = CommonForm.key(span);
    return opens.list(
        name(day, measure),
        Opens.ofGroup(Opens.of().put("interval", place).put("measure", measure), group));
  }

  private static String often(Opens opens, int days) {
    return opens.list(
        "Active on %s of the last 28".formatted(Format.count(days, "day")),
        Opens.of().put("frequency", days));
  }

  private static List<@Nullable Object[]> csv(GroupedAnswer<ActivityQuestion.Answer> answer) {
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(
        new Object[] {
          "group", "date", "daily", "weekly", "monthly", "daily_to_monthly", "weekly_to_monthly"
        });
    csv(rows, "all", answer.answer());
    groups(answer)
        .forEach(
            group -> csv(rows, Breakdowns.inCsv(group.value(), group.other()), group.answer()));
    return rows;
  }

  private static void csv(
      List<@Nullable Object[]> rows, @Nullable String group, ActivityQuestion.Answer answer) {
    for (var day : answer.days()) {
      rows.add(
          new @Nullable Object[] {
            group,
            day.date(),
            day.daily(),
            day.weekly(),
            day.monthly(),
            day.dailyToMonthly(),
            day.weeklyToMonthly()
          });
    }
  }

  private UsagePage.Answer page(
      Shell shell, ValuesForm form, GroupedAnswer<ActivityQuestion.Answer> answer) {
    var cards = new ArrayList<Card>();
    var given = answer.answer().days();
    boolean running = given.size() > 1 && !given.getLast().date().isBefore(shell.today());
    var days = over(answer.answer(), running);
    var opens = new Opens(PATH, form, shell);
    cards.add(active(form, days, running, opens));
    var groups = groups(form, answer, shell);
    if (!groups.isEmpty()) {
      cards.add(byGroup(opens, days, groups, labels(form, groups, shell), running));
    }
    cards.add(frequency(form, answer.answer(), opens));
    return new UsagePage.Answer(keys(form, days, opens), cards);
  }

  /** The days that are over: a day that still runs would look like a collapse. */
  private static List<Day> over(ActivityQuestion.Answer answer, boolean running) {
    var days = answer.days();
    return running ? days.subList(0, days.size() - 1) : days;
  }

  private static List<Key> keys(ValuesForm form, List<Day> days, Opens opens) {
    var last = days.getLast();
    int place = days.size() - 1;
    var nouns = form.common().nouns();
    var on = "active on " + Format.date(last.date());
    return List.of(
        new Key(
            "DAU", Format.count(last.daily()), nouns + " " + on, list(opens, place, last, "daily")),
        new Key(
            "WAU",
            Format.count(last.weekly()),
            nouns + " active in the last 7 days",
            list(opens, place, last, "weekly")),
        new Key(
            "MAU",
            Format.count(last.monthly()),
            nouns + " active in the last 30 days",
            list(opens, place, last, "monthly")),
        new Key(
            "WAU/MAU",
            last.weeklyToMonthly() == null ? "nobody" : Format.share(last.weeklyToMonthly()),
            last.dailyToMonthly() == null ? "" : "DAU/MAU " + Format.share(last.dailyToMonthly())));
  }

  private static Card active(ValuesForm form, List<Day> days, boolean running, Opens opens) {
    var common = form.common();
    var footer =
        meaning(form)
            + " Each day looks back: 7 days for WAU, 30 for MAU."
            + (running ? " Today is left out until it is over." : "");
    if (common.table()) {
      return new Card(
          "Active " + common.nouns(), "", List.of(), null, null, table(days, opens), footer);
    }
    var lines =
        List.of(
            line("MAU", days, Day::monthly).opening(lists(opens, days, "monthly")),
            line("WAU", days, Day::weekly).opening(lists(opens, days, "weekly")),
            line("DAU", days, Day::daily).opening(lists(opens, days, "daily")));
    int most = days.stream().mapToInt(Day::monthly).max().orElse(0);
    var chart =
        new LineChart(
            "Active %s from %s to %s"
                .formatted(
                    common.nouns(),
                    Format.date(days.getFirst().date()),
                    Format.date(days.getLast().date())),
            days.stream().map(day -> DAY.format(day.date())).toList(),
            lines,
            Axis.upTo(most, 4),
            Format::count,
            null);
    return new Card(
        "Active " + common.nouns(),
        "DAU, WAU and MAU",
        List.of(),
        chart.draw(740, 200),
        chart.draw(330, 180),
        null,
        footer);
  }

  private static LineChart.Line line(String label, List<Day> days, ToIntFunction<Day> number) {
    List<@Nullable Double> values = new ArrayList<>();
    days.forEach(day -> values.add((double) number.applyAsInt(day)));
    return new LineChart.Line(
        label + " " + Format.count(number.applyAsInt(days.getLast())), 0, values);
  }

  private static Table table(List<Day> days, Opens opens) {
    return new Table(
        false,
        List.of("Day", "DAU", "WAU", "MAU", "DAU/MAU", "WAU/MAU"),
        IntStream.range(0, days.size())
            .map(i -> days.size() - 1 - i)
            .mapToObj(place -> row(days.get(place), place, opens))
            .toList());
  }

  private static Row row(Day day, int place, Opens opens) {
    return new Row(
        null,
        Format.date(day.date()),
        List.of(
            new Cell(Format.count(day.daily())).opening(list(opens, place, day, "daily")),
            new Cell(Format.count(day.weekly())).opening(list(opens, place, day, "weekly")),
            new Cell(Format.count(day.monthly())).opening(list(opens, place, day, "monthly")),
            new Cell(share(day.dailyToMonthly())),
            new Cell(share(day.weeklyToMonthly()))));
  }

  private static String share(@Nullable Double share) {
    return share == null ? "" : Format.shareFine(share);
  }

  private static Card byGroup(
      Opens opens,
      List<Day> whole,
      List<GroupedAnswer.Group<ActivityQuestion.Answer>> groups,
      List<GroupLabel> labels,
      boolean running) {
    var lines = new ArrayList<LineChart.Line>();
    var rows = new ArrayList<Row>();
    int most = 0;
    for (int g = 0; g < groups.size(); g++) {
      var days = over(groups.get(g).answer(), running);
      List<@Nullable Double> values = new ArrayList<>();
      for (var day : days) {
        values.add((double) day.weekly());
        most = Math.max(most, day.weekly());
      }
      var group = groups.get(g);
      lines.add(
          new LineChart.Line(labels.get(g).text(), labels.get(g).lineColour(), values)
              .opening(
                  IntStream.range(0, days.size())
                      .mapToObj(i -> ofGroup(opens, i, days.get(i), Span.WEEKLY, group))
                      .toList()));
      var last = days.getLast();
      int end = days.size() - 1;
      rows.add(
          new Row(
              labels.get(g),
              labels.get(g).text(),
              List.of(
                  new Cell(Format.count(last.daily()))
                      .opening(ofGroup(opens, end, last, Span.DAILY, group)),
                  new Cell(Format.count(last.weekly()))
                      .opening(ofGroup(opens, end, last, Span.WEEKLY, group)),
                  new Cell(Format.count(last.monthly()))
                      .opening(ofGroup(opens, end, last, Span.MONTHLY, group)),
                  new Cell(share(last.dailyToMonthly())),
                  new Cell(share(last.weeklyToMonthly())))));
    }
    var chart =
        new LineChart(
            "Active in seven days, by group",
            whole.stream().map(day -> DAY.format(day.date())).toList(),
            lines,
            Axis.upTo(most, 4),
            Format::count,
            null);
    boolean asTable = opens.form().common().table();
    return new Card(
        "By group",
        "WAU",
        List.of(),
        asTable ? null : chart.draw(740, 200),
        asTable ? null : chart.draw(330, 180),
        new Table(false, List.of("Group", "DAU", "WAU", "MAU", "DAU/MAU", "WAU/MAU"), rows),
        "The numbers are those of the last day.");
  }

  private static Card frequency(ValuesForm form, ActivityQuestion.Answer answer, Opens opens) {
    var counts = answer.frequency();
    var names = IntStream.rangeClosed(1, counts.size()).mapToObj(Integer::toString).toList();
    var common = form.common();
    var chart =
        ColumnChart.counts(
            "On how many of the last 28 days %s were active".formatted(common.nouns()),
            names,
            counts,
            IntStream.rangeClosed(1, counts.size()).mapToObj(k -> often(opens, k)).toList());
    boolean asTable = common.table();
    long total = counts.stream().mapToLong(Integer::intValue).sum();
    long often = counts.stream().skip(11).mapToLong(Integer::intValue).sum();
    return new Card(
        "How often",
        "days active of the last 28",
        List.of(),
        asTable ? null : chart.draw(740, 170),
        asTable ? null : chart.draw(330, 160),
        asTable
            ? new Table(
                false,
                List.of("Days active", common.nouns()),
                IntStream.range(0, counts.size())
                    .mapToObj(k ->
                        new Row(
                            null,
                            names.get(k),
                            List.of(
                                new Cell(Format.count(counts.get(k)))
                                    .opening(often(opens, k + 1)))))
                    .toList())
            : null,
        total == 0
            ? "No one was active in the last 28 days."
            : "%s of %s were active on 12 days or more: three a week."
                .formatted(Words.share(often, total), common.count(total)));
  }
}
