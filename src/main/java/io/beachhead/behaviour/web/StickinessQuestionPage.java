package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.StickinessQuestion;
import io.beachhead.behaviour.StickinessQuestion.PerInterval;
import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.web.FieldSpec.Choice;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.behaviour.web.UsagePage.Card;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.UsagePage.Row;
import io.beachhead.behaviour.web.UsagePage.Table;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.ColumnChart;
import io.beachhead.web.chart.Fill;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** In how many intervals of the period somebody was active. */
@Component
@Order(3)
class StickinessQuestionPage extends UsageQuestionPage {
  static final String PATH = "/usage/stickiness";

  StickinessQuestionPage(BehaviourQuestions questions, QuestionReader reader, GroupLabels labels) {
    super(
        PATH,
        "Stickiness",
        "In how many of the period's intervals people or accounts were active.",
        questions,
        reader,
        labels);
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of(
        EVENT,
        INTERVAL,
        FieldSpec.select(
            "count",
            "Active in",
            new Choice("exactly", "exactly"),
            new Choice("cumulative", "at least")),
        FieldSpec.number("intervalCount", "Calendar intervals that make one", 1).asRare(),
        FieldSpec.select(
                "how",
                "An interval counts with",
                new Choice("atLeast", "at least"),
                new Choice("atMost", "at most"),
                new Choice("exactly", "exactly"))
            .asRare(),
        FieldSpec.number("times", "at least this many events", 1).asRare());
  }

  @Override
  public Answered ask(Shell shell, ValuesForm form, Numbers numbers) {
    var to = to(shell, form);
    var body = body(shell, form, numbers);
    var answer =
        questions.stickiness(
            reader.stickiness(body),
            form.common().where(CommonForm.EVERYWHERE),
            reader.period(body),
            reader.breakdown(body));
    return new Answered(answer, csv(answer), page(shell, form, answer, to));
  }

  @Override
  public Said said(Shell shell, ValuesForm form, Numbers numbers) {
    return new Said("stickiness", body(shell, form, numbers), "Intervals active");
  }

  private @Nullable LocalDate to(Shell shell, ValuesForm form) {
    return lastFull(
        form.common(), form.choice("interval", Interval.values(), Interval.WEEK), shell);
  }

  private QuestionBody.Stickiness body(Shell shell, ValuesForm form, Numbers numbers) {
    var common = form.common();
    var times = numbers.whole("times", form.value("times"));
    var per =
        switch (form.value("how")) {
          case "atMost" -> new PerInterval(null, times, null);
          case "exactly" -> new PerInterval(null, null, times);
          default -> new PerInterval(times, null, null);
        };
    var interval = form.choice("interval", Interval.values(), Interval.WEEK);
    var to = to(shell, form);
    return new QuestionBody.Stickiness(
        common.from(shell.asOf()),
        to == null ? common.to(shell.asOf()) : to.toString(),
        common.by(),
        common.where(CommonForm.EVERYWHERE),
        null,
        null,
        form.event("event"),
        interval,
        numbers.whole("intervalCount", form.value("intervalCount")),
        form.value("count").equals("cumulative"),
        per,
        common.breakdown(),
        CommonForm.GROUPS,
        shell.segmentation() == null ? null : shell.segmentation().key(),
        shell.asOf(),
        null,
        null,
        null,
        null);
  }

  /**
   * The last day of the last interval that is over, where the one asked for is not: nobody can have
   * been active in all of it yet. Null where the last one is over, or is the only one.
   */
  private @Nullable LocalDate lastFull(CommonForm common, Interval interval, Shell shell) {
    if (interval == Interval.HOUR) {
      return null;
    }
    var counted = common.counted(shell);
    var weekStart = reader.weekStart();
    var start =
        switch (interval) {
          case HOUR, DAY -> counted;
          case WEEK -> counted.with(TemporalAdjusters.previousOrSame(weekStart));
          case MONTH -> counted.withDayOfMonth(1);
          case QUARTER -> counted.withDayOfMonth(1).minusMonths((counted.getMonthValue() - 1) % 3);
        };
    var last = start.minusDays(1);
    boolean isOver = !last.isBefore(LocalDate.parse(common.to(shell.asOf())));
    return isOver || last.isBefore(LocalDate.parse(common.from(shell.asOf()))) ? null : last;
  }

  private static List<@Nullable Object[]> csv(GroupedAnswer<StickinessQuestion.Answer> answer) {
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(new Object[] {"group", "intervals", "count"});
    csv(rows, "all", answer.answer());
    groups(answer)
        .forEach(
            group -> csv(rows, Breakdowns.inCsv(group.value(), group.other()), group.answer()));
    return rows;
  }

  private static void csv(
      List<@Nullable Object[]> rows, @Nullable String group, StickinessQuestion.Answer answer) {
    for (int k = 0; k < answer.data().size(); k++) {
      rows.add(new @Nullable Object[] {group, k + 1, answer.data().get(k)});
    }
  }

  private UsagePage.Answer page(
      Shell shell,
      ValuesForm form,
      GroupedAnswer<StickinessQuestion.Answer> answer,
      @Nullable LocalDate to) {
    var common = form.common();
    var data = answer.answer().data();
    var opens = new Opens(PATH, form, shell);
    var interval = form.choice("interval", Interval.values(), Interval.WEEK);
    var groups = groups(form, answer, shell);
    var labels = labels(form, groups, shell);
    var names = IntStream.rangeClosed(1, data.size()).mapToObj(Integer::toString).toList();
    var parts =
        groups.isEmpty()
            ? List.of(part("", Fill.WHOLE, data, k -> list(opens, k, interval, Opens.of())))
            : IntStream.range(0, groups.size())
                .mapToObj(g ->
                    part(
                        labels.get(g).text(),
                        labels.get(g).fill(),
                        groups.get(g).answer().data(),
                        k -> list(opens, k, interval, Opens.ofGroup(Opens.of(), groups.get(g)))))
                .toList();
    var chart =
        new ColumnChart(
            "In how many %ss %s were active".formatted(Words.of(interval), common.nouns()),
            names,
            parts,
            Format::count);
    var heads = new ArrayList<String>();
    heads.add(Words.of(interval) + "s");
    heads.add("all");
    labels.forEach(label -> heads.add(label.text()));
    var rows = new ArrayList<Row>();
    for (int k = 0; k < data.size(); k++) {
      var cells = new ArrayList<Cell>();
      cells.add(new Cell(Format.count(data.get(k))).opening(list(opens, k, interval, Opens.of())));
      for (var group : groups) {
        cells.add(
            new Cell(Format.count(group.answer().data().get(k)))
                .opening(list(opens, k, interval, Opens.ofGroup(Opens.of(), group))));
      }
      rows.add(new Row(null, names.get(k), cells));
    }
    boolean cumulative = form.value("count").equals("cumulative");
    var card =
        new Card(
            cumulative ? "Active in at least" : "Active in exactly",
            "of %s".formatted(Format.count(data.size(), Words.of(interval))),
            labels,
            common.table() ? null : chart.wide(),
            common.table() ? null : chart.narrow(),
            common.table() ? new Table(false, heads, rows) : null,
            meaning(form)
                + (to == null
                    ? ""
                    : " Counted to %s: the %s after it is not over yet."
                        .formatted(Format.date(to), Words.of(interval)))
                + (groups.isEmpty()
                    ? ""
                    : " A %s with events of two groups is in both.".formatted(common.noun())));
    return new UsagePage.Answer(keys(form, data, interval, cumulative), List.of(card));
  }

  private static ColumnChart.Part part(
      String label, Fill fill, List<Integer> data, IntFunction<String> list) {
    return new ColumnChart.Part(
        label,
        fill,
        data.stream().map(Integer::doubleValue).toList(),
        IntStream.range(0, data.size()).mapToObj(list).toList());
  }

  /** Those active in so many intervals. */
  private static String list(Opens opens, int place, Interval interval, ObjectNode of) {
    return opens.list(
        "Active in " + Format.count(place + 1, Words.of(interval)), of.put("interval", place + 1));
  }

  private static List<Key> keys(
      ValuesForm form, List<Integer> data, Interval interval, boolean cumulative) {
    var exactly = new ArrayList<>(data);
    if (cumulative) {
      for (int k = 0; k + 1 < data.size(); k++) {
        exactly.set(k, data.get(k) - data.get(k + 1));
      }
    }
    long total = 0;
    long sum = 0;
    for (int k = 0; k < exactly.size(); k++) {
      total += exactly.get(k);
      sum += (long) (k + 1) * exactly.get(k);
    }
    var common = form.common();
    var keys = new ArrayList<Key>();
    keys.add(new Key("Active at all", Format.count(total), common.nouns()));
    if (total > 0) {
      keys.add(
          new Key(
              "On average",
              Format.number((double) sum / total, 1),
              "of %s".formatted(Format.count(exactly.size(), Words.of(interval)))));
      keys.add(
          new Key(
              "In every one",
              Words.share(exactly.getLast(), total),
              Format.of(exactly.getLast(), total)));
    }
    return keys;
  }
}
