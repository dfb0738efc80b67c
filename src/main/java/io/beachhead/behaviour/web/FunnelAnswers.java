package io.beachhead.behaviour.web;

import io.beachhead.behaviour.FunnelAnswer;
import io.beachhead.behaviour.web.FunnelPage.Key;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.ColumnChart;
import io.beachhead.web.chart.Fill;
import io.beachhead.web.chart.FunnelChart;
import io.beachhead.web.chart.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the answer of a funnel into words and pictures. */
@Component
class FunnelAnswers {
  private static final int MOST_COMPANIONS = 8;

  /** Fewer than this many who do it: no word about association. */
  private static final int ENOUGH_FOR_ODDS = 10;

  private final GroupLabels labels;

  FunnelAnswers(GroupLabels labels) {
    this.labels = labels;
  }

  FunnelPage.Answer of(Shell shell, FunnelForm form, FunnelAnswer answer) {
    var found = answer.breakdown();
    var groups = new FunnelGroups(shell, form);
    var breakdown = form.common().breakdown();
    var split =
        found == null || found.isEmpty()
            ? null
            : labels.inOrder(breakdown, found, FunnelAnswer.Group::value, shell);
    List<GroupLabel> legend =
        split == null
            ? List.of()
            : labels.of(
                breakdown,
                split.stream().map(FunnelAnswer.Group::value).toList(),
                split.stream().map(FunnelAnswer.Group::other).toList(),
                shell);
    var chart = form.common().table() ? null : chart(form, answer, split, legend);
    return new FunnelPage.Answer(
        keys(form, answer),
        chart == null ? null : chart.wide(),
        chart == null ? null : chart.narrow(),
        legend,
        footer(form, answer),
        rows(shell, form, answer),
        split == null ? List.of() : groups.rows(split, legend),
        groups.compared(answer),
        trend(shell, form, answer),
        times(form, answer),
        companions(answer),
        companionsFooter(answer));
  }

  private static String companionsFooter(FunnelAnswer answer) {
    var required = answer.requiredEvents();
    return "Association, not causation. Both sides are given the same time since the first step:"
        + " those who did not convert, the times that converting took. Odds: of converting"
        + " with it, divided by those without."
        + (required == null || required.isEmpty()
            ? ""
            : " Left out, because nearly nobody converts without it: %s."
                .formatted(String.join(", ", required)));
  }

  private static List<Key> keys(FunnelForm form, FunnelAnswer answer) {
    var common = form.common();
    int entered = answer.steps().getFirst().count();
    int converted = answer.steps().getLast().count();
    var keys = new ArrayList<Key>();
    keys.add(
        new Key(
            "Convert",
            entered == 0 ? "nobody" : Words.share(converted, entered),
            Words.range(converted, entered)));
    keys.add(new Key("Began", Format.count(entered), common.nouns() + " with the first step"));
    keys.add(new Key("Arrived", Format.count(converted), common.nouns() + " with the last step"));
    int open = withinWindow(answer.steps());
    if (open > 0) {
      keys.add(
          new Key(
              "Within their window",
              Format.count(open),
              "began less than %s ago and may still convert".formatted(form.windowWords())));
    }
    var times = answer.timeToConvert();
    if (times != null && times.medianSeconds() != null) {
      keys.add(
          new Key(
              "Time to convert",
              Words.seconds(times.medianSeconds()),
              "median; mean " + Words.seconds(times.meanSeconds())));
    }
    return keys;
  }

  private static int withinWindow(List<FunnelAnswer.Step> steps) {
    return steps.stream()
        .map(FunnelAnswer.Step::withinWindow)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static FunnelChart chart(
      FunnelForm form,
      FunnelAnswer answer,
      @Nullable List<FunnelAnswer.Group> split,
      List<GroupLabel> legend) {
    var groups =
        split == null
            ? List.of(new FunnelChart.Group("", Fill.WHOLE))
            : legend.stream()
                .map(label -> new FunnelChart.Group(label.text(), label.fill()))
                .toList();
    var steps = new ArrayList<FunnelChart.Step>();
    int entered = answer.steps().getFirst().count();
    for (int s = 0; s < answer.steps().size(); s++) {
      int step = s;
      int count = answer.steps().get(s).count();
      steps.add(
          new FunnelChart.Step(
              name(answer.steps().get(s)),
              entered == 0
                  ? ""
                  : s == 0 ? "began" : Words.share(count, entered) + " of those who entered",
              count,
              split == null
                  ? List.of(count)
                  : split.stream().map(group -> group.steps().get(step).count()).toList(),
              s + 1 == answer.steps().size() ? "" : next(answer, s, split, legend)));
    }
    return new FunnelChart(
        "Funnel of %s: %s entered, %s converted"
            .formatted(
                form.common().nouns(),
                Format.count(entered),
                Format.count(answer.steps().getLast().count())),
        groups,
        steps);
  }

  private static String next(
      FunnelAnswer answer,
      int step,
      @Nullable List<FunnelAnswer.Group> split,
      List<GroupLabel> legend) {
    int here = answer.steps().get(step).count();
    int there = answer.steps().get(step + 1).count();
    if (here == 0) {
      return "";
    }
    if (split == null || split.size() > 4) {
      var at = answer.steps().get(step);
      return "↓ %s continued, %s dropped off%s"
          .formatted(
              Words.share(there, here),
              Format.count(zero(at.lost())),
              zero(at.withinWindow()) == 0
                  ? ""
                  : ", %s still within their window"
                      .formatted(Format.count(zero(at.withinWindow()))));
    }
    var parts = new ArrayList<String>();
    for (int g = 0; g < split.size(); g++) {
      int of = split.get(g).steps().get(step).count();
      if (of > 0) {
        parts.add(
            legend.get(g).text()
                + " "
                + Words.share(split.get(g).steps().get(step + 1).count(), of));
      }
    }
    return "↓ " + String.join(" · ", parts);
  }

  static String name(FunnelAnswer.Step step) {
    return Objects.requireNonNullElse(step.event(), FunnelForm.ANY);
  }

  private static List<FunnelPage.StepRow> rows(Shell shell, FunnelForm form, FunnelAnswer answer) {
    var rows = new ArrayList<FunnelPage.StepRow>();
    int entered = answer.steps().getFirst().count();
    for (int s = 0; s < answer.steps().size(); s++) {
      var step = answer.steps().get(s);
      boolean last = s + 1 == answer.steps().size();
      int lost = zero(step.lost());
      int within = zero(step.withinWindow());
      rows.add(
          new FunnelPage.StepRow(
              s + 1,
              form.steps().get(s).words(),
              Format.count(step.count()),
              s == 0 ? "" : Words.share(step.count(), entered),
              s == 0 ? "" : Words.share(step.count(), answer.steps().get(s - 1).count()),
              Words.seconds(step.medianSeconds()),
              Words.seconds(step.meanSeconds()),
              form.link(FunnelPeople.PATH, shell).with("reached", s + 1).href(),
              lost == 0 ? null : form.link(FunnelPeople.PATH, shell).with("lost", s + 1).href(),
              last ? "" : Format.count(lost),
              within == 0 ? null : form.link(FunnelPeople.PATH, shell).with("within", s + 1).href(),
              last ? "" : Format.count(within)));
    }
    return rows;
  }

  private static String footer(FunnelForm form, FunnelAnswer answer) {
    var steps = answer.steps();
    var within =
        "A %s counts once, at the attempt that gets furthest; all steps within %s of the first."
            .formatted(form.common().noun(), form.windowWords());
    int worst = -1;
    for (int s = 0; s + 1 < steps.size(); s++) {
      int lost = zero(steps.get(s).lost());
      if (lost > 0 && (worst < 0 || lost > zero(steps.get(worst).lost()))) {
        worst = s;
      }
    }
    if (worst < 0) {
      return within;
    }
    int lost = zero(steps.get(worst).lost());
    int decided = lost + steps.get(worst + 1).count();
    return "The largest loss is from %s to %s: %s of those whose window is over went no further. %s"
        .formatted(
            name(steps.get(worst)), name(steps.get(worst + 1)), Words.share(lost, decided), within);
  }

  private static int zero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private static FunnelPage.@Nullable Trend trend(
      Shell shell, FunnelForm form, FunnelAnswer answer) {
    var trend = answer.trend();
    if (trend == null) {
      return null;
    }
    var interval = form.trendInterval(shell.asOf());
    // The first interval whose attempts still have time left; those after it have even more.
    var counted = form.common().counted(shell);
    int open = 0;
    while (open < trend.size() && form.isOver(trend.get(open).start(), interval, counted)) {
      open++;
    }
    int firstOpen = open;
    var rows =
        trend.stream()
            .map(entry ->
                new FunnelPage.TrendRow(
                    Words.start(entry.start(), interval)
                        + (trend.indexOf(entry) >= firstOpen ? ", not over yet" : ""),
                    Format.count(entry.entered()),
                    Format.count(entry.converted()),
                    entry.rate() == null ? "" : Format.shareFine(entry.rate())))
            .toList();
    var footer =
        "By the %s in which the attempt began.%s"
            .formatted(
                Words.of(interval),
                firstOpen == trend.size()
                    ? ""
                    : "%s the latest may still convert: their %s are not over."
                        .formatted(
                            form.common().table() ? " Of those not over yet," : " Dashed:",
                            form.windowWords()));
    if (form.common().table()) {
      return new FunnelPage.Trend(null, null, rows, footer);
    }
    List<@Nullable Double> rates = new ArrayList<>();
    List<@Nullable Double> over = new ArrayList<>();
    List<@Nullable Double> running = new ArrayList<>();
    for (int i = 0; i < trend.size(); i++) {
      var rate = trend.get(i).rate();
      rates.add(rate);
      over.add(i < firstOpen ? rate : null);
      running.add(i >= firstOpen - 1 && firstOpen < trend.size() ? rate : null);
    }
    double most = rates.stream().filter(Objects::nonNull).mapToDouble(r -> r).max().orElse(0);
    var last = rates.reversed().stream().filter(Objects::nonNull).findFirst().orElse(null);
    var chart =
        new LineChart(
            "Share that converts, by the %s they began".formatted(Words.of(interval)),
            trend.stream().map(entry -> Words.start(entry.start(), interval)).toList(),
            List.of(
                new LineChart.Line(
                    last == null || firstOpen < trend.size() ? "" : Format.shareFine(last),
                    0,
                    over,
                    false,
                    true),
                new LineChart.Line(
                    last == null || firstOpen == trend.size() ? "" : Format.shareFine(last),
                    0,
                    running,
                    true,
                    false)),
            Axis.upTo(most == 0 ? 1 : most, 4),
            Format::shareFine,
            null);
    return new FunnelPage.Trend(chart.draw(740, 170), chart.draw(330, 150), rows, footer);
  }

  private static FunnelPage.@Nullable Times times(FunnelForm form, FunnelAnswer answer) {
    var times = answer.timeToConvert();
    if (times == null || times.bins().isEmpty()) {
      return null;
    }
    var names =
        times.bins().stream().map(bin -> Words.seconds((double) bin.fromSeconds())).toList();
    var counts = times.bins().stream().map(FunnelAnswer.Bin::count).toList();
    var rows = new ArrayList<FunnelPage.TimeRow>();
    for (int i = 0; i < names.size(); i++) {
      rows.add(new FunnelPage.TimeRow(names.get(i), Format.count(counts.get(i))));
    }
    return new FunnelPage.Times(
        form.common().table()
            ? null
            : ColumnChart.counts("Time to convert", names, counts).draw(420, 160),
        rows,
        "From the first step of the attempt to its last: half take less than %s, the mean is %s."
            .formatted(Words.seconds(times.medianSeconds()), Words.seconds(times.meanSeconds())));
  }

  private static List<FunnelPage.Companion> companions(FunnelAnswer answer) {
    var all = answer.correlations();
    return all == null
        ? List.of()
        : all.stream()
            .filter(one -> one.converted() + one.notConverted() >= ENOUGH_FOR_ODDS)
            .limit(MOST_COMPANIONS)
            .map(one ->
                new FunnelPage.Companion(
                    one.event(),
                    Format.count(one.converted()),
                    Format.count(one.notConverted()),
                    "× " + Format.number(one.oddsRatio(), one.oddsRatio() < 10 ? 2 : 0)))
            .toList();
  }
}
