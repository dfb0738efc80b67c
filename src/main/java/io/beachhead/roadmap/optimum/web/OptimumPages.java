package io.beachhead.roadmap.optimum.web;

import io.beachhead.roadmap.Comparison;
import io.beachhead.roadmap.optimum.Objective;
import io.beachhead.roadmap.optimum.Optimum;
import io.beachhead.runs.Run;
import io.beachhead.segments.Segmentation;
import io.beachhead.statistics.Interval;
import io.beachhead.value.HappyChange;
import io.beachhead.value.features.Feature;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.SparkBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the search for the best roadmap into words and pictures. */
final class OptimumPages {
  private static final int BAR = 120;

  private final Shell shell;
  private final Map<String, Feature> known;

  OptimumPages(Shell shell, List<Feature> features) {
    this.shell = shell;
    this.known = features.stream().collect(Collectors.toMap(Feature::key, Function.identity()));
  }

  static OptimumPage.@Nullable Running running(Run run) {
    if (run.ended() && run.result() != null) {
      return null;
    }
    return switch (run.state()) {
      case DONE -> null;
      case RUNNING ->
          new OptimumPage.Running(
              run.id(), "Searching for the best roadmap…", run.done(), run.of(), null);
      case STOPPED -> ended(run, "The search was stopped.");
      case FAILED -> ended(run, run.problem() == null ? "The search failed." : run.problem());
    };
  }

  private static OptimumPage.Running ended(Run run, String how) {
    return new OptimumPage.Running(run.id(), null, run.done(), run.of(), how);
  }

  OptimumPage.Result result(Run run, Optimum found, @Nullable Comparison scenarios) {
    List<OptimumPage.Row> rows = new ArrayList<>();
    Interval today = scenarios == null ? null : scenarios.today().happyAccounts();
    for (int place = 0; place < found.roadmaps().size(); place++) {
      rows.add(row(place, found, today));
    }
    if (scenarios != null) {
      double capacity = found.basis().capacity() * found.basis().quarters();
      scenarios.scenarios().forEach(column -> rows.add(row(column, capacity)));
    }
    return new OptimumPage.Result(
        found.why(),
        summary(found, rows.getFirst()),
        certainty(found),
        found.exact(),
        rows,
        found.robustness().stream()
            .filter(one -> one.share() >= 0.005)
            .map(one -> sure(one))
            .toList(),
        notes(found),
        method(found),
        shell.link("/roadmap/optimum.csv"),
        "/api/roadmap/optimum/" + run.id(),
        "/roadmap/optimum/%s/adoption".formatted(run.id()));
  }

  private OptimumPage.Row row(int place, Optimum found, @Nullable Interval today) {
    Optimum.Roadmap roadmap = found.roadmaps().get(place);
    Interval happy = roadmap.happyAccounts();
    List<String> quarters = new ArrayList<>();
    if (roadmap.quarters().size() > 1) {
      for (int quarter = 0; quarter < roadmap.quarters().size(); quarter++) {
        List<String> built = roadmap.quarters().get(quarter);
        quarters.add(
            "Quarter %d: %s"
                .formatted(
                    quarter + 1,
                    built.isEmpty()
                        ? "nothing"
                        : String.join(", ", built.stream().map(this::name).toList())));
      }
    }
    return new OptimumPage.Row(
        place,
        place == 0 ? "Best" : "Near best " + place,
        roadmap.features().stream().map(this::named).toList(),
        quarters,
        counts(roadmap, found.basis()),
        happy == null ? "not known" : Format.count(happy.mid()),
        happy == null ? "" : Format.range(happy.low(), happy.high()),
        versusToday(HappyChange.of(today, happy)),
        Format.personWeeks(roadmap.effortWeeks()),
        false,
        map(roadmap.features()));
  }

  /** What the objective counts, unless it is happy customers, which are shown anyway. */
  private static String counts(Optimum.Roadmap roadmap, Optimum.Basis basis) {
    Objective objective = basis.asked().objective();
    String what =
        switch (objective.kind()) {
          case HAPPY -> "";
          case SERVED ->
              objective.atLeast() == 1
                  ? "get something they ask for"
                  : "get at least %d of the features they ask for".formatted(objective.atLeast());
          case REACH -> "get something they ask for";
          case ALL_OF -> "get everything they ask for";
        };
    if (what.isEmpty()) {
      return "";
    }
    return switch (basis.asked().weights().by()) {
      case ACCOUNTS ->
          "%s %s".formatted(Format.count(Math.round(roadmap.value()), "account"), what);
      case ARR ->
          "Accounts with %s %s".formatted(Format.money(roadmap.value(), basis.currency()), what);
      case SEGMENTS -> "%s by weight %s".formatted(Format.number(roadmap.value(), 1), what);
    };
  }

  private OptimumPage.Row row(Comparison.Column column, double capacity) {
    Interval happy = column.happyAccounts();
    Double effort = column.effortWeeks();
    return new OptimumPage.Row(
        null,
        column.letter() + " " + column.name(),
        column.features().stream().map(one -> named(one.key())).toList(),
        List.of(),
        "",
        happy == null ? "not known" : Format.count(happy.mid()),
        happy == null ? "" : Format.range(happy.low(), happy.high()),
        versusToday(HappyChange.to(happy, column.change())),
        effort == null ? "not known" : Format.personWeeks(effort),
        effort != null && effort > capacity + 1e-9,
        shell.link("/value-map?scenario=" + column.key()));
  }

  private static String versusToday(@Nullable HappyChange change) {
    return change == null ? "" : change.versusToday();
  }

  private String map(List<String> features) {
    return shell.link("/value-map?features=" + String.join(",", features));
  }

  private String named(String key) {
    Feature feature = known.get(key);
    return feature == null || feature.effortWeeks() == null
        ? name(key)
        : "%s %s".formatted(feature.name(), Format.personWeeks(feature.effortWeeks()));
  }

  private String name(String key) {
    Feature feature = known.get(key);
    return feature == null ? key : feature.name();
  }

  private OptimumPage.Sure sure(Optimum.Robustness one) {
    String share = Format.share(one.share());
    return new OptimumPage.Sure(
        name(one.feature()),
        share,
        new SparkBar(
                "%s of the draws".formatted(share),
                List.of(SparkBar.Part.ink(one.share(), share)),
                1,
                true)
            .draw(BAR, 8));
  }

  /** The best roadmap in two sentences, to copy; the first row is the best. */
  private String summary(Optimum found, OptimumPage.Row best) {
    Optimum.Basis basis = found.basis();
    double weeks = basis.capacity() * basis.quarters();
    List<String> features =
        found.roadmaps().getFirst().features().stream().map(this::name).toList();
    String built = features.isEmpty() ? "to build nothing" : list(features);
    String known = best.range().isEmpty() ? "" : " (%s, at 80%% certainty)".formatted(best.range());
    String first =
        "The best roadmap within %s on %s is %s: %s happy customers%s%s."
            .formatted(
                weeks(weeks),
                Format.date(basis.asOf()),
                built,
                best.happy(),
                known,
                best.change().isEmpty() ? "" : ", " + best.change());
    String sure =
        found.exact()
            ? "No other roadmap within the rules is better"
            : "It is the best found; %s"
                .formatted(
                    found.gap() == null
                        ? "how far it is from the best there is is not known"
                        : "none can be better by more than " + Format.shareFine(found.gap()));
    return "%s %s, and it takes %s."
        .formatted(first, sure, weeks(found.roadmaps().getFirst().effortWeeks()));
  }

  private static String weeks(double weeks) {
    return Format.number(weeks, 1) + (weeks == 1 ? " person-week" : " person-weeks");
  }

  private static String list(List<String> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  private static String certainty(Optimum found) {
    Double gap = found.gap();
    if (found.exact()) {
      return "The best there is";
    }
    return gap == null
        ? "Best found so far"
        : "At most %s from the best there is".formatted(Format.shareFine(gap));
  }

  private List<String> notes(Optimum found) {
    List<String> notes = new ArrayList<>();
    if (found.oneMoreWeek() == null) {
      notes.add("The search was stopped; this is the best that was found until then.");
    }
    if (found.ties() > 0) {
      notes.add(
          found.ties() == 1
              ? "Another roadmap is just as good."
              : "%s other roadmaps are just as good.".formatted(Format.count(found.ties())));
    }
    if (found.roadmaps().size() == 1 && found.ties() == 0) {
      notes.add("No other roadmap of different features comes near it.");
    }
    found.leftOut().stream()
        .map(one -> "%s is not considered: %s.".formatted(name(one.feature()), one.why()))
        .forEach(notes::add);
    return notes;
  }

  private static String method(Optimum found) {
    Optimum.Basis basis = found.basis();
    return "By %s over %s, as of %s, %s for %s. %s"
        .formatted(
            basis.method(),
            Format.count(basis.candidates(), "candidate"),
            Format.date(basis.asOf()),
            Format.personWeeks(basis.capacity()) + " a quarter",
            Format.count(basis.quarters(), "quarter"),
            basis.draws() == 0
                ? basis.asked().objective().kind() == Objective.Kind.HAPPY
                    ? "Accounts are counted by their own values, so no draws were made."
                    : "Counted by the requests that name features."
                : "%s from the posterior of all values."
                    .formatted(Format.count(basis.draws(), "draw")));
  }

  /** The form, filled in as it was sent or as the last search had it. */
  OptimumPage.Form form(OptimumForm form, List<String> candidates, @Nullable Segmentation divided) {
    List<OptimumPage.Choice> choices = new ArrayList<>();
    for (String key : candidates) {
      choices.add(
          new OptimumPage.Choice(
              key,
              name(key),
              facts(key),
              form.has("must", key),
              form.has("mustNot", key),
              form.text("together." + key),
              form.text("apart." + key),
              form.text("team." + key)));
    }
    return new OptimumPage.Form(
        form.text("capacity"),
        form.text("quarters").isEmpty() ? "1" : form.text("quarters"),
        form.text("objective"),
        form.text("atLeast").isEmpty() ? "1" : form.text("atLeast"),
        form.text("asking"),
        form.text("weights"),
        divided == null
            ? List.of()
            : divided.all().stream()
                .map(one ->
                    new OptimumPage.Weight(one.key(), one.name(), form.text("weight." + one.key())))
                .toList(),
        OptimumForm.TEAMS.stream()
            .map(number ->
                new OptimumPage.Team(
                    number, form.text("teamName." + number), form.text("teamCapacity." + number)))
            .toList(),
        choices,
        form.hasMore());
  }

  private String facts(String key) {
    Feature feature = known.get(key);
    if (feature == null) {
      return "";
    }
    List<String> facts = new ArrayList<>();
    facts.add(
        feature.effortWeeks() == null
            ? "effort not known"
            : Format.personWeeks(feature.effortWeeks()));
    feature.requires().stream()
        .filter(other -> known.get(other) != null && !isShipped(other))
        .forEach(other -> facts.add("needs " + name(other)));
    return String.join(", ", facts);
  }

  private boolean isShipped(String key) {
    Feature feature = known.get(key);
    return feature != null && feature.shipped();
  }
}
