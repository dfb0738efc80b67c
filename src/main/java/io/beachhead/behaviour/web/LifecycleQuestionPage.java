package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.LifecycleQuestion;
import io.beachhead.behaviour.LifecycleQuestion.Entry;
import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.behaviour.web.UsagePage.Card;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.UsagePage.Row;
import io.beachhead.behaviour.web.UsagePage.Table;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.ColumnChart;
import io.beachhead.web.chart.Fill;
import io.beachhead.web.text.Capital;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who is new, stays, comes back and goes dormant. */
@Component
@Order(4)
class LifecycleQuestionPage extends UsageQuestionPage {
  static final String PATH = "/usage/lifecycle";

  /** From the zero line outward. */
  private static final List<GroupLabel> PARTS =
      List.of(
          new GroupLabel("returning", -1, Fill.slate(0)),
          new GroupLabel("new", -1, Fill.slate(1)),
          new GroupLabel("resurrecting", -1, Fill.slate(2)),
          new GroupLabel("dormant", -1, Fill.REST));

  LifecycleQuestionPage(BehaviourQuestions questions, QuestionReader reader, GroupLabels labels) {
    super(
        PATH,
        "Lifecycle",
        "Who is new, who returns, who comes back after a pause, and who has gone dormant.",
        questions,
        reader,
        labels);
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of(EVENT, INTERVAL);
  }

  @Override
  public Answered ask(Shell shell, ValuesForm form, Numbers numbers) {
    var body = body(shell, form);
    var answer =
        questions.lifecycle(
            reader.lifecycle(body),
            form.common().where(CommonForm.EVERYWHERE),
            reader.period(body),
            reader.breakdown(body));
    return new Answered(answer, csv(answer), page(shell, form, answer));
  }

  @Override
  public Said said(Shell shell, ValuesForm form, Numbers numbers) {
    return new Said("lifecycle", body(shell, form), "Events");
  }

  private static String list(Opens opens, int place, Entry entry, Interval interval, String kind) {
    return opens.list(
        "%s, %s of %s"
            .formatted(
                Capital.first(kind), Words.of(interval), Words.start(entry.start(), interval)),
        Opens.of().put("interval", place).put("kind", kind));
  }

  private static List<@Nullable Object[]> csv(GroupedAnswer<LifecycleQuestion.Answer> answer) {
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(new Object[] {"group", "start", "new", "returning", "resurrecting", "dormant"});
    csv(rows, "all", answer.answer());
    groups(answer)
        .forEach(
            group -> csv(rows, Breakdowns.inCsv(group.value(), group.other()), group.answer()));
    return rows;
  }

  private static void csv(
      List<@Nullable Object[]> rows, @Nullable String group, LifecycleQuestion.Answer answer) {
    for (var entry : answer.intervals()) {
      rows.add(
          new @Nullable Object[] {
            group,
            entry.start(),
            entry.newcomers(),
            entry.returning(),
            entry.resurrecting(),
            entry.dormant()
          });
    }
  }

  private UsagePage.Answer page(
      Shell shell, ValuesForm form, GroupedAnswer<LifecycleQuestion.Answer> answer) {
    var interval = form.choice("interval", Interval.values(), Interval.WEEK);
    var entries = answer.answer().intervals();
    var common = form.common();
    boolean running = common.isOpen(entries.getLast().start(), interval, shell);
    var opens = new Opens(PATH, form, shell);
    var chart =
        new ColumnChart(
            "New, returning, resurrecting and dormant %s".formatted(common.nouns()),
            entries.stream().map(entry -> Words.start(entry.start(), interval)).toList(),
            List.of(
                part(0, entries, Entry::returning, opens, interval),
                part(1, entries, Entry::newcomers, opens, interval),
                part(2, entries, Entry::resurrecting, opens, interval),
                part(3, entries, Entry::dormant, opens, interval)),
            Format::count,
            running);
    var cards = new ArrayList<Card>();
    cards.add(
        new Card(
            "By " + Words.of(interval),
            common.nouns(),
            PARTS,
            common.table() ? null : chart.wide(),
            common.table() ? null : chart.narrow(),
            common.table() ? table(entries, interval, running, opens) : null,
            meaning(form)
                + (running
                    ? (common.table() ? "" : " Dashed:")
                        + " the last %s is not over yet.".formatted(Words.of(interval))
                    : "")
                + " New came to be in the %1$s; returning were active in the %1$s before too; resurrecting were not; dormant, below the line, were active in the %1$s before and no more."
                    .formatted(Words.of(interval))));
    var groups = groups(form, answer, shell);
    if (!groups.isEmpty()) {
      cards.add(byGroup(groups, labels(form, groups, shell), interval, running));
    }
    return new UsagePage.Answer(keys(common, entries, running, interval, opens), cards);
  }

  private static ColumnChart.Part part(
      int part, List<Entry> entries, ToIntFunction<Entry> number, Opens opens, Interval interval) {
    return new ColumnChart.Part(
        PARTS.get(part).text(),
        PARTS.get(part).fill(),
        entries.stream().map(entry -> (double) number.applyAsInt(entry)).toList(),
        IntStream.range(0, entries.size())
            .mapToObj(i -> list(opens, i, entries.get(i), interval, PARTS.get(part).text()))
            .toList());
  }

  private static Table table(List<Entry> entries, Interval interval, boolean running, Opens opens) {
    return new Table(
        false,
        List.of(Words.of(interval), "new", "returning", "resurrecting", "dormant"),
        IntStream.range(0, entries.size())
            .mapToObj(i ->
                new Row(
                    null,
                    Words.start(entries.get(i).start(), interval)
                        + (running && i == entries.size() - 1 ? ", not over yet" : ""),
                    opening(cells(entries.get(i)), opens, i, entries.get(i), interval)))
            .toList());
  }

  private static List<Cell> opening(
      List<Cell> cells, Opens opens, int place, Entry entry, Interval interval) {
    var kinds = List.of("new", "returning", "resurrecting", "dormant");
    return IntStream.range(0, cells.size())
        .mapToObj(k -> cells.get(k).opening(list(opens, place, entry, interval, kinds.get(k))))
        .toList();
  }

  private static List<Cell> cells(Entry entry) {
    return List.of(
        new Cell(Format.count(entry.newcomers())),
        new Cell(Format.count(entry.returning())),
        new Cell(Format.count(entry.resurrecting())),
        new Cell(Format.count(entry.dormant())));
  }

  /** The last interval that is over; the only one where there is but one. */
  private static Entry complete(List<Entry> entries, boolean running) {
    return entries.get(Math.max(0, entries.size() - (running ? 2 : 1)));
  }

  private static List<Key> keys(
      CommonForm common, List<Entry> entries, boolean running, Interval interval, Opens opens) {
    var last = complete(entries, running);
    int place = entries.indexOf(last);
    var when =
        common.nouns() + ", " + Words.of(interval) + " of " + Words.start(last.start(), interval);
    long gained = (long) last.newcomers() + last.resurrecting();
    long lost = -(long) last.dormant();
    return List.of(
        new Key(
            "New", Format.count(last.newcomers()), when, list(opens, place, last, interval, "new")),
        new Key(
            "Returning",
            Format.count(last.returning()),
            "were active before too",
            list(opens, place, last, interval, "returning")),
        new Key(
            "Resurrecting",
            Format.count(last.resurrecting()),
            "came back after a pause",
            list(opens, place, last, interval, "resurrecting")),
        new Key(
            "Dormant",
            Format.count(lost),
            lost == 0
                ? "no one went dormant"
                : "%s gained for each one lost".formatted(Format.number((double) gained / lost, 2)),
            list(opens, place, last, interval, "dormant")));
  }

  private static Card byGroup(
      List<GroupedAnswer.Group<LifecycleQuestion.Answer>> groups,
      List<GroupLabel> labels,
      Interval interval,
      boolean running) {
    var rows = new ArrayList<Row>();
    for (int g = 0; g < groups.size(); g++) {
      rows.add(
          new Row(
              labels.get(g),
              labels.get(g).text(),
              cells(complete(groups.get(g).answer().intervals(), running))));
    }
    return new Card(
        "By group",
        "last full " + Words.of(interval),
        List.of(),
        null,
        null,
        new Table(false, List.of("Group", "new", "returning", "resurrecting", "dormant"), rows),
        "");
  }
}
