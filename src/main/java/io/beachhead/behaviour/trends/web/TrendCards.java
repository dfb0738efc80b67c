package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.annotations.Annotation;
import io.beachhead.behaviour.annotations.Annotations;
import io.beachhead.behaviour.annotations.web.NotesCard;
import io.beachhead.behaviour.trends.TrendAnswer;
import io.beachhead.behaviour.trends.TrendAnswer.Line;
import io.beachhead.behaviour.trends.TrendAnswer.Point;
import io.beachhead.behaviour.trends.TrendQuestion;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.behaviour.web.GroupLabel;
import io.beachhead.behaviour.web.GroupLabels;
import io.beachhead.behaviour.web.Opens;
import io.beachhead.behaviour.web.UsagePage;
import io.beachhead.behaviour.web.UsagePage.Card;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.UsagePage.Row;
import io.beachhead.behaviour.web.UsagePage.Table;
import io.beachhead.behaviour.web.Words;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.LineChart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a trend: its totals, its chart with what happened beside it, its groups. */
@Component
class TrendCards {
  private static final int MOST_MARKS = 12;

  private final GroupLabels labels;
  private final Annotations annotations;

  TrendCards(GroupLabels labels, Annotations annotations) {
    this.labels = labels;
    this.annotations = annotations;
  }

  UsagePage.Answer page(Opens opens, TrendQuestion question, TrendAnswer answer) {
    var lines = shown(answer);
    var points = lines.getFirst().data();
    var happened = happened(lines.getFirst().data(), answer.interval());
    var cards = new ArrayList<Card>();
    cards.add(overTime(opens, lines, answer.interval(), happened));
    List<TrendAnswer.Group> groups = answer.breakdown() == null ? List.of() : answer.breakdown();
    if (!groups.isEmpty()) {
      cards.add(byGroup(opens, groups, answer.interval()));
    }
    return new UsagePage.Answer(
        keys(opens, answer, question),
        cards,
        null,
        NotesCard.of(happened, opens.page(), points.getLast().start().toLocalDate()));
  }

  /** A ratio stands alone: its parts have another scale. */
  private static List<Line> shown(TrendAnswer answer) {
    return answer.ratio() == null ? answer.series() : List.of(answer.ratio());
  }

  private static Line shown(TrendAnswer.Group group) {
    return group.ratio() == null ? group.series().getFirst() : group.ratio();
  }

  private static List<Key> keys(Opens opens, TrendAnswer answer, TrendQuestion question) {
    var keys = new ArrayList<Key>();
    if (answer.ratio() != null) {
      keys.add(key("Ratio", answer.ratio(), null));
    }
    for (int s = 0; s < answer.series().size(); s++) {
      var line = answer.series().get(s);
      keys.add(key(TrendText.name(line), line, TrendOpenings.whole(opens, line, s)));
    }
    var first = shown(answer).getFirst();
    if (question.compared() && first.previous() != null) {
      keys.add(
          new Key(
              "Change",
              first.change() == null ? "not enough data" : TrendText.change(first.change().mid()),
              "the period before: "
                  + TrendText.value(first, first.previous())
                  + (first.change() == null
                      ? ""
                      : "; 80%% range %s to %s"
                          .formatted(
                              TrendText.change(first.change().low()),
                              TrendText.change(first.change().high())))));
    }
    return keys;
  }

  private static Key key(String name, Line line, @Nullable String href) {
    var range = line.range();
    return new Key(
        name,
        TrendText.value(line, line.total()),
        range == null
            ? "in the whole period"
            : "in the whole period; 80%% range %s to %s"
                .formatted(TrendText.value(line, range.low()), TrendText.value(line, range.high())),
        href);
  }

  private static Card overTime(
      Opens opens, List<Line> lines, Interval interval, List<Annotation> happened) {
    var points = lines.getFirst().data();
    var title = "By " + Words.of(interval);
    var footer = TrendText.footer(lines, interval);
    if (opens.form().common().table()) {
      return new Card(title, "", List.of(), null, null, table(opens, lines, interval), footer);
    }
    var drawn = new ArrayList<LineChart.Line>();
    for (int s = 0; s < lines.size(); s++) {
      var line = lines.get(s);
      drawn.add(
          new LineChart.Line(TrendText.name(line), 0, values(line, false))
              .running(firstOfTheLastOpen(line.data()))
              .begun(openAtTheBeginning(line.data()))
              .opening(TrendOpenings.points(opens, line, s, interval, null)));
      if (line.data().stream().anyMatch(point -> point.previous() != null)) {
        drawn.add(new LineChart.Line("before", 0, values(line, true), true, false));
      }
    }
    return card(
        title,
        chart(title, drawn, points, interval, marks(points, interval, happened)),
        null,
        footer);
  }

  private static Card card(String title, LineChart chart, @Nullable Table table, String footer) {
    return new Card(
        title, "", List.of(), chart.draw(740, 220), chart.draw(330, 190), table, footer);
  }

  private static LineChart chart(
      String sentence,
      List<LineChart.Line> lines,
      List<Point> points,
      Interval interval,
      List<LineChart.Mark> marks) {
    double most = 0;
    double least = 0;
    for (var line : lines) {
      for (var value : line.values()) {
        most = Math.max(most, value == null ? 0 : value);
        least = Math.min(least, value == null ? 0 : value);
      }
    }
    var axis = least < 0 ? Axis.around(least, most, 4) : Axis.upTo(most, 4);
    return new LineChart(
        sentence,
        points.stream().map(point -> Words.start(point.start(), interval)).toList(),
        lines,
        axis,
        value -> Format.number(value, 2),
        null,
        marks);
  }

  private static List<@Nullable Double> values(Line line, boolean before) {
    List<@Nullable Double> values = new ArrayList<>();
    for (var point : line.data()) {
      var value = before ? point.previous() : point.value();
      values.add(value == null ? null : (Double) value.doubleValue());
    }
    return values;
  }

  /** How many intervals at the beginning are not complete: the range begins within them. */
  private static int openAtTheBeginning(List<Point> points) {
    int open = 0;
    while (open < points.size() - 1 && !points.get(open).complete()) {
      open++;
    }
    return open;
  }

  /** Where the intervals at the end begin that are not complete. */
  private static int firstOfTheLastOpen(List<Point> points) {
    int open = points.size();
    while (open > 0 && !points.get(open - 1).complete()) {
      open--;
    }
    return open;
  }

  private static Table table(Opens opens, List<Line> lines, Interval interval) {
    var heads = new ArrayList<String>();
    heads.add(Words.of(interval));
    for (var line : lines) {
      heads.add(TrendText.name(line));
      heads.add("before");
    }
    var rows = new ArrayList<Row>();
    var points = lines.getFirst().data();
    var lists = new ArrayList<List<String>>();
    for (int s = 0; s < lines.size(); s++) {
      lists.add(TrendOpenings.points(opens, lines.get(s), s, interval, null));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      var cells = new ArrayList<Cell>();
      for (int s = 0; s < lines.size(); s++) {
        var line = lines.get(s);
        var point = line.data().get(i);
        var cell = new Cell(TrendText.value(line, point.value()));
        cells.add(lists.get(s).isEmpty() ? cell : cell.opening(lists.get(s).get(i)));
        cells.add(
            new Cell(point.previous() == null ? "" : TrendText.value(line, point.previous())));
      }
      rows.add(
          new Row(
              null,
              Words.start(points.get(i).start(), interval)
                  + (points.get(i).complete() ? "" : ", not complete"),
              cells));
    }
    return new Table(false, heads, rows);
  }

  private List<Annotation> happened(List<Point> points, Interval interval) {
    var zone = points.getLast().start();
    var from = points.getFirst().start().toLocalDate();
    var to = interval == Interval.HOUR ? zone.toLocalDate() : lastDay(points, interval);
    var all = annotations.between(from, to);
    return all.subList(Math.max(0, all.size() - MOST_MARKS), all.size());
  }

  private static LocalDate lastDay(List<Point> points, Interval interval) {
    var start = points.getLast().start().toLocalDate();
    return switch (interval) {
      case HOUR, DAY -> start;
      case WEEK -> start.plusDays(6);
      case MONTH -> start.plusMonths(1).minusDays(1);
      case QUARTER -> start.plusMonths(3).minusDays(1);
    };
  }

  private static List<LineChart.Mark> marks(
      List<Point> points, Interval interval, List<Annotation> happened) {
    var numbers = new TreeMap<Integer, List<Integer>>();
    for (int n = 0; n < happened.size(); n++) {
      int at = 0;
      var date = happened.get(n).date();
      for (int i = 0; i < points.size(); i++) {
        if (!points.get(i).start().toLocalDate().isAfter(date)
            && (interval != Interval.HOUR || points.get(at).start().toLocalDate().isBefore(date))) {
          at = i;
        }
      }
      numbers.computeIfAbsent(at, _ -> new ArrayList<>()).add(n + 1);
    }
    var marks = new ArrayList<LineChart.Mark>();
    numbers.forEach((at, of) -> marks.add(new LineChart.Mark(at, label(of))));
    return marks;
  }

  /** {@code 3}, {@code 4–7}: they follow each other, as their days do. */
  private static String label(List<Integer> numbers) {
    return numbers.size() == 1
        ? numbers.getFirst().toString()
        : numbers.getFirst() + "–" + numbers.getLast();
  }

  private Card byGroup(Opens opens, List<TrendAnswer.Group> unordered, Interval interval) {
    var shell = opens.shell();
    var form = opens.form();
    var breakdown = form.common().breakdown();
    var groups = labels.inOrder(breakdown, unordered, TrendAnswer.Group::value, shell);
    var named =
        labels.of(
            breakdown,
            groups.stream().map(TrendAnswer.Group::value).toList(),
            groups.stream().map(TrendAnswer.Group::other).toList(),
            shell);
    var drawn = new ArrayList<LineChart.Line>();
    var rows = new ArrayList<Row>();
    for (int g = 0; g < groups.size(); g++) {
      var group = groups.get(g);
      var line = shown(group);
      var label = label(named.get(g), group);
      drawn.add(
          new LineChart.Line(label.text(), label.lineColour(), values(line, false))
              .running(firstOfTheLastOpen(line.data()))
              .begun(openAtTheBeginning(line.data()))
              .opening(TrendOpenings.points(opens, line, 0, interval, group)));
      rows.add(
          new Row(
              label,
              label.text(),
              List.of(
                  TrendOpenings.whole(opens, line, group, label.text()),
                  new Cell(
                      line.previous() == null ? "" : TrendText.value(line, line.previous())))));
    }
    var points = shown(groups.getFirst()).data();
    var table = new Table(false, List.of("Group", "whole period", "period before"), rows);
    if (form.common().table()) {
      return new Card("By group", "", List.of(), null, null, table, "");
    }
    return card("By group", chart("By group", drawn, points, interval, List.of()), table, "");
  }

  /** "Other" by its true name: how many values it stands for. */
  private static GroupLabel label(GroupLabel label, TrendAnswer.Group group) {
    return group.other() && label.text().startsWith("all other")
        ? new GroupLabel(Format.count(group.values(), "other value"), label.colour(), label.fill())
        : label;
  }
}
