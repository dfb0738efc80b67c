package io.beachhead.growth.web;

import gg.jte.Content;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.activation.ActivationAnswer;
import io.beachhead.growth.aha.AhaAnswer;
import io.beachhead.growth.journey.JourneyAnswer;
import io.beachhead.growth.journey.JourneyAnswer.JourneyStep;
import io.beachhead.growth.spend.Spend.Stage;
import io.beachhead.growth.stages.FreeUserRetention;
import io.beachhead.growth.stages.GrowthStages;
import io.beachhead.growth.stages.GrowthStages.StageFigure;
import io.beachhead.growth.stages.GrowthStages.State;
import io.beachhead.growth.stages.GrowthStages.Week;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.virality.Virality;
import io.beachhead.growth.web.GrowthPage.Board;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.Fill;
import io.beachhead.web.chart.Flywheel;
import io.beachhead.web.chart.FunnelChart;
import io.beachhead.web.chart.RangeMark;
import io.beachhead.web.chart.SparkBar;
import io.beachhead.web.chart.Sparkline;
import io.beachhead.web.text.Capital;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the figures of growth into words and pictures. */
final class GrowthPages {
  private static final int MOST_GROUPS = 4;
  private static final int MOST_CANDIDATES = 6;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final Shell shell;
  private final GrowthDefinition definition;

  GrowthPages(Shell shell, GrowthDefinition definition) {
    this.shell = shell;
    this.definition = definition;
  }

  /** What the page shows, as measured. */
  record Figures(
      GrowthStages stages,
      JourneyAnswer journey,
      ActivationAnswer activation,
      AhaAnswer aha,
      FreeUserRetention retention,
      Virality virality) {}

  Board board(Figures figures, List<Content> cards) {
    return new Board(
        figures.stages().stages().stream().map(s -> stage(s, figures.stages())).toList(),
        figures.stages().ahead() == null ? null : figures.stages().ahead().sentence(),
        figures.stages().cautions(),
        journey(figures.journey()),
        activation(figures.activation()),
        aha(figures.aha()),
        retention(figures.retention()),
        wheel(figures.virality()),
        cards);
  }

  private GrowthPage.StageCard stage(StageFigure it, GrowthStages all) {
    Interval value = it.value();
    var missing = it.notEnoughData();
    return new GrowthPage.StageCard(
        it.stage().ordinal() + 1,
        name(it.stage()),
        it.state() == State.HERE,
        switch (it.state()) {
          case PROVEN -> "ok";
          case HERE -> "here";
          case EARLY -> "warn";
          case NOT_YET -> "";
        },
        switch (it.state()) {
          case PROVEN -> "check";
          case HERE -> "map-pin";
          case EARLY -> "alert-triangle";
          case NOT_YET -> "lock";
        },
        switch (it.state()) {
          case PROVEN -> "proven";
          case HERE -> "you are here";
          case EARLY -> "started early";
          case NOT_YET -> "not yet";
        },
        value == null ? null : number(it.stage(), value.mid(), all.currency()),
        "why-stage-" + it.stage().key(),
        shell.link("/why/growth-stages?stage=" + it.stage().key()),
        value == null && missing != null ? missing.why() : words(it),
        range(it, all.currency()),
        new Sparkline(
                name(it.stage()) + " by week of sign-up",
                it.trend().stream().map(Week::value).toList())
            .draw());
  }

  static String name(Stage stage) {
    return switch (stage) {
      case ACQUIRE -> "Acquire";
      case RETAIN -> "Retain";
      case SCALE -> "Acquire at scale";
      case MONETISE -> "Monetise and expand";
    };
  }

  private static String words(StageFigure it) {
    var ndr = it.ndr() == null ? null : it.ndr().value();
    return ndr == null ? it.definition() : it.definition() + " · NDR " + Format.share(ndr.mid());
  }

  static String number(Stage stage, double value, String currency) {
    return switch (stage) {
      case ACQUIRE -> Format.number(value, value < 10 ? 1 : 0);
      case RETAIN -> Format.share(value);
      case MONETISE -> Format.shareFine(value);
      case SCALE -> Format.money(value, currency);
    };
  }

  private static String range(StageFigure it, String currency) {
    Interval value = it.value();
    Double gate = it.gate();
    String range =
        value == null
            ? ""
            : number(it.stage(), value.low(), currency)
                + " to "
                + number(it.stage(), value.high(), currency)
                + " · ";
    if (gate == null) {
      return range + "No gate yet";
    }
    String gated = "Gate: " + number(it.stage(), gate, currency);
    Double ndr = it.ndr() == null ? null : it.ndr().gate();
    return range
        + switch (it.stage()) {
          case ACQUIRE -> gated + " a day";
          case RETAIN -> gated;
          case SCALE -> gated + " or less";
          case MONETISE -> ndr == null ? gated : gated + " and NDR " + Format.share(ndr);
        };
  }

  private GrowthPage.Journey journey(JourneyAnswer it) {
    var named =
        it.groups().stream().filter(group -> group.value() != null).limit(MOST_GROUPS).toList();
    boolean divided = !named.isEmpty();
    var groups = new ArrayList<FunnelChart.Group>();
    var legend = new ArrayList<GrowthPage.Key>();
    for (int g = 0; g < named.size(); g++) {
      Fill fill = Fill.slate(g);
      String label = Capital.first(Objects.requireNonNull(named.get(g).value()));
      groups.add(new FunnelChart.Group(label, fill));
      legend.add(new GrowthPage.Key(fill.css(), label));
    }
    boolean rest = divided && named.stream().mapToInt(g -> g.people()).sum() < it.people();
    if (rest) {
      groups.add(new FunnelChart.Group("Others", Fill.REST));
      legend.add(new GrowthPage.Key(Fill.REST.css(), "Others"));
    }
    if (!divided) {
      groups.add(new FunnelChart.Group("All", Fill.WHOLE));
    }
    var steps = new ArrayList<FunnelChart.Step>();
    var known = it.steps().stream().filter(step -> step.count() != null).toList();
    for (int s = 0; s < known.size(); s++) {
      JourneyStep step = known.get(s);
      int total = Objects.requireNonNull(step.count());
      var counts = new ArrayList<Integer>();
      for (var group : named) {
        counts.add(count(group.steps(), step.step()));
      }
      if (rest) {
        counts.add(total - counts.stream().mapToInt(Integer::intValue).sum());
      }
      if (!divided) {
        counts.add(total);
      }
      String next = s + 1 == known.size() ? "" : next(named, step, known.get(s + 1));
      Double share = step.share();
      steps.add(
          new FunnelChart.Step(
              stepName(step.step()),
              share == null ? "" : Format.shareFine(share) + " of sign-ups",
              total,
              counts,
              next));
    }
    var chart = new FunnelChart("From sign-up to upgrade", groups, steps);
    return new GrowthPage.Journey(
        by(it.by()),
        legend,
        chart.wide(),
        chart.narrow(),
        it.largestLoss() == null ? "Nobody has been lost yet." : it.largestLoss().sentence());
  }

  private List<Choice> by(@Nullable String chosen) {
    var choices = new ArrayList<Choice>();
    for (String by : List.of("persona", "segment", "channel", "plan", "motion")) {
      choices.add(
          new Choice(
              Capital.first(by),
              shell.address().with("by", by).href() + "#journey",
              by.equals(chosen)));
    }
    return choices;
  }

  private static int count(List<JourneyStep> steps, String step) {
    return steps.stream()
        .filter(each -> each.step().equals(step))
        .map(JourneyStep::count)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(0);
  }

  private static String next(List<JourneyAnswer.Group> groups, JourneyStep from, JourneyStep to) {
    if (groups.isEmpty()) {
      int before = Objects.requireNonNull(from.count());
      int after = Objects.requireNonNull(to.count());
      return before == 0 ? "" : "↓ " + Format.share((double) after / before);
    }
    var parts = new ArrayList<String>();
    for (var group : groups) {
      int before = count(group.steps(), from.step());
      if (before > 0) {
        parts.add(
            group.value() + " " + Format.share((double) count(group.steps(), to.step()) / before));
      }
    }
    return parts.isEmpty() ? "" : "↓ " + String.join(" · ", parts);
  }

  private static String stepName(String step) {
    return switch (step) {
      case "signedUp" -> "Signed up";
      case "onboarded" -> "Onboarded";
      case "aha" -> "Aha moment";
      case "active" -> "Active in week 4";
      default -> "Upgraded";
    };
  }

  private static GrowthPage.Activation activation(ActivationAnswer it) {
    var figures = it.people().beforePurchase();
    Double median = figures.timeToValue().medianDays();
    var steps = new ArrayList<GrowthPage.Step>();
    for (int s = 0; s < figures.steps().size(); s++) {
      var step = figures.steps().get(s);
      double share = Objects.requireNonNullElse(step.share(), 0.0);
      Double days = step.medianDays();
      steps.add(
          new GrowthPage.Step(
              (s + 1) + ". " + step.event() + (step.times() > 1 ? " × " + step.times() : ""),
              SparkBar.of(step.event() + ": " + Format.share(share), share, 1).draw(200, 9),
              Format.share(share),
              days == null ? "" : days(days)));
    }
    var validation = figures.validation();
    Interval difference = validation == null ? null : validation.difference();
    return new GrowthPage.Activation(
        it.notEnoughData() != null
            ? it.notEnoughData().why()
            : median == null
                ? "less than half get to value"
                : "median %s to value".formatted(days(median)),
        steps,
        difference == null || validation == null
            ? null
            : "%s of those who activate are active in week %d, %s of the others: %s (%s to %s)."
                .formatted(
                    Format.share(Objects.requireNonNull(validation.activated()).mid()),
                    validation.week(),
                    Format.share(Objects.requireNonNull(validation.others()).mid()),
                    Format.points(difference.mid()),
                    Format.points(difference.low()),
                    Format.points(difference.high())));
  }

  private static String days(double days) {
    double minutes = days * 24 * 60;
    return minutes < 90
        ? Format.number(minutes, 0) + " min"
        : days < 1 ? Format.number(days * 24, 0) + " h" : Format.number(days, 1) + " d";
  }

  /** The best number of times of each event. */
  private GrowthPage.Aha aha(AhaAnswer it) {
    var seen = new java.util.HashSet<String>();
    var shown =
        it.candidates().stream().filter(c -> seen.add(c.event())).limit(MOST_CANDIDATES).toList();
    Axis axis = Axis.around(-0.1, 0.8, 3);
    var rows =
        shown.stream()
            .map(c -> {
              Interval difference = c.details().difference();
              String name =
                  c.times() == 1
                      ? c.event()
                      : "%s, %d times or more".formatted(c.event(), c.times());
              return new GrowthPage.Candidate(
                  name,
                  isChosen(c),
                  difference == null
                      ? null
                      : new RangeMark(
                              "%s: %s".formatted(name, Format.points(difference.mid())),
                              axis,
                              within(difference))
                          .dot(isChosen(c)),
                  difference == null ? "" : Format.points(difference.mid()),
                  Format.share(c.reach()),
                  c.q() <= 0.05 ? "" : "may be chance");
            })
            .toList();
    return new GrowthPage.Aha(
        rows,
        it.notEnoughData() != null
            ? it.notEnoughData().why()
            : "Share active in days 22 to 28 with the behaviour less without it, 80%% range, on the half of %s that did not choose it. %s"
                .formatted(Format.count(it.people(), "user"), it.wording()));
  }

  private static Interval within(Interval range) {
    return range.map(value -> Math.clamp(value, -0.1, 0.8));
  }

  private boolean isChosen(AhaAnswer.Candidate candidate) {
    var aha = definition.aha();
    return aha != null
        && candidate.event().equals(aha.event().event())
        && candidate.times() == aha.times();
  }

  private static GrowthPage.Retention retention(FreeUserRetention it) {
    var rows = new ArrayList<GrowthPage.Row>();
    int weeks = it.cohorts().stream().mapToInt(c -> c.shares().size()).max().orElse(1);
    double widest = 0;
    for (var cohort : it.cohorts()) {
      var cells = new ArrayList<GrowthPage.Cell>();
      for (int w = 0; w < cohort.shares().size(); w++) {
        Interval share = cohort.shares().get(w);
        if (share == null) {
          cells.add(new GrowthPage.Cell("", "", ""));
          continue;
        }
        if (w == NewUser.STAYING_WEEK) {
          widest = Math.max(widest, (share.high() - share.low()) / 2);
        }
        int tint = (int) Math.clamp(Math.round(share.mid() * 48 / 4) * 4, 4, 48);
        cells.add(
            new GrowthPage.Cell(
                "q-" + tint + (w == NewUser.STAYING_WEEK ? " north" : ""),
                Format.share(share.mid()),
                Format.shareRange(share.low(), share.high())));
      }
      rows.add(new GrowthPage.Row(day(cohort.week()), Format.count(cohort.users()), cells));
    }
    var heads = new ArrayList<String>();
    for (int w = 0; w < weeks; w++) {
      heads.add(String.valueOf(w));
    }
    return new GrowthPage.Retention(
        heads,
        rows,
        widest == 0
            ? "A week is shown once it is over for everybody of the cohort."
            : "Outlined: week 4, the north star of stage 2; its 80%% range is up to ±%s points."
                .formatted(Format.number(widest * 100, 0)));
  }

  private static String day(LocalDate date) {
    return DAY.format(date);
  }

  private static GrowthPage.Wheel wheel(Virality it) {
    Interval k = it.k();
    var counts = it.counts();
    var signUps = it.signUps();
    var sharers = it.sharers();
    if (k == null || counts == null || signUps == null || sharers == null) {
      return new GrowthPage.Wheel(null, it.sentence(), "");
    }
    Double acceptance = it.acceptance();
    var picture =
        new Flywheel(
                it.sentence(),
                "K " + Format.number(k.mid(), 2),
                Format.number(k.low(), 2) + " to " + Format.number(k.high(), 2),
                List.of(
                    new Flywheel.Station("signed up", Format.count(signUps)),
                    new Flywheel.Station("shared or invited", Format.count(sharers)),
                    new Flywheel.Station("invitations", Format.count(counts.invitations())),
                    new Flywheel.Station(
                        acceptance == null ? "accepted" : "accepted, " + Format.share(acceptance),
                        Format.count(counts.accepted()))))
            .draw();
    Double cycle = it.cycleDays();
    return new GrowthPage.Wheel(
        picture,
        it.sentence(),
        (cycle == null ? "" : "One turn takes %s. ".formatted(days(cycle)))
            + "%s between companies."
                .formatted(Format.count(counts.betweenCompanies(), "referral")));
  }
}
