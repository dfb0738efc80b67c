package io.beachhead.value.web;

import io.beachhead.statistics.Interval;
import io.beachhead.value.HappyChange;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureSelection;
import io.beachhead.value.features.FeatureSelections;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.web.ValueMapPage.Board;
import io.beachhead.value.web.ValueMapPage.Candidate;
import io.beachhead.value.web.ValueMapPage.Candidates;
import io.beachhead.value.web.ValueMapPage.Empty;
import io.beachhead.value.web.ValueMapPage.NotServed;
import io.beachhead.value.web.ValueMapPage.Outcomes;
import io.beachhead.value.web.ValueMapPage.Scenario;
import io.beachhead.value.web.ValueMapPage.Sheet;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.SegmentColours;
import io.beachhead.web.chart.SparkBar;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the page of a value map: numbers become words, bars and addresses. */
@Component
class ValueMapPages {
  private static final int OUTCOMES_SHOWN = 5;

  private final ValueMaps maps;
  private final Features features;
  private final ObjectProvider<FeatureSelections> selections;
  private final WorkspaceSettings settings;
  private final Happiness happiness;

  ValueMapPages(
      ValueMaps maps,
      Features features,
      ObjectProvider<FeatureSelections> selections,
      WorkspaceSettings settings,
      Happiness happiness) {
    this.happiness = happiness;
    this.maps = maps;
    this.features = features;
    this.selections = selections;
    this.settings = settings;
  }

  /**
   * The page.
   *
   * @param saved id of a cell that was just saved; null = none
   */
  ValueMapPage page(Shell shell, MapAddress address, @Nullable String saved) {
    ValueMap map = maps.map(question(address));
    boolean mayEdit = CurrentUser.now().may(Role.PRODUCT);
    // A scenario in the address is spelt out, so that a toggle starts from what is on.
    MapAddress spelt = address.with(map.selection().features());
    Empty empty = empty(shell, map);
    List<FeatureSelection> named = named();
    return new ValueMapPage(
        shell,
        mayEdit,
        scenarios(named, map, address),
        shell.navigation().stream().anyMatch(item -> item.key().equals("roadmap"))
            ? shell.link("/roadmap")
            : null,
        address.href("/value-map.csv"),
        address.href("/value-map.json"),
        mayEdit ? spelt.href("/value-map/model") : null,
        empty,
        empty == null ? board(map, spelt, named, mayEdit, saved) : null);
  }

  private static ValueMapQuestion question(MapAddress address) {
    return new ValueMapQuestion(
        address.segmentation(), address.scenario(), address.features(), address.asOf());
  }

  private List<FeatureSelection> named() {
    return selections.orderedStream().flatMap(all -> all.all().stream()).toList();
  }

  private static @Nullable Empty empty(Shell shell, ValueMap map) {
    if (map.segmentation() == null) {
      return new Empty(
          "No segments yet",
          "A feature's value differs between groups of customers: segment them first.",
          "Divide customers",
          shell.link("/segments"));
    }
    if (map.segments().isEmpty() || map.segments().getFirst().features().isEmpty()) {
      return new Empty(
          "No features yet",
          "This page will show what your product is worth to each segment, feature by feature, and"
              + " how many customers it makes happy.",
          "Import features",
          "/imports");
    }
    return null;
  }

  private List<Scenario> scenarios(List<FeatureSelection> named, ValueMap map, MapAddress address) {
    Set<String> on = new HashSet<>(map.selection().features());
    var choices = new ArrayList<Scenario>();
    choices.add(new Scenario("Today", address.in(null).href("/value-map"), on.isEmpty(), "0"));
    for (FeatureSelection each : named) {
      String key = choices.size() < 10 ? String.valueOf(choices.size()) : "";
      boolean same =
          each.key().equals(map.selection().scenario())
              || (!on.isEmpty() && on.equals(beyondShipped(each, map)));
      choices.add(new Scenario(each.name(), address.in(each.key()).href("/value-map"), same, key));
    }
    return choices;
  }

  private static Set<String> beyondShipped(FeatureSelection selection, ValueMap map) {
    Set<String> shipped =
        map.segments().isEmpty()
            ? Set.of()
            : map.segments().getFirst().features().stream()
                .filter(feature -> feature.state() == FeatureState.SHIPPED)
                .map(ValueMap.FeatureValue::key)
                .collect(Collectors.toSet());
    return selection.features().stream()
        .filter(key -> !shipped.contains(key))
        .collect(Collectors.toSet());
  }

  private Board board(
      ValueMap map,
      MapAddress address,
      List<FeatureSelection> named,
      boolean mayEdit,
      @Nullable String saved) {
    Double capacity = settings.current().capacityWeeks();
    List<Feature> all = features.all();
    HappinessAnswer seen = happiness.answer(address.segmentation(), address.asOf());
    var strip = StripView.of(map, address, capacity, seen);
    boolean canSave = mayEdit && map.changed() && selections.orderedStream().findAny().isPresent();
    var candidates = candidates(map, address, all, capacity, mayEdit);
    List<ValueMapPage.Panel> panels = PanelViews.of(map, address, seen);
    return new Board(
        strip,
        panels.stream().filter(panel -> panel.colour() != SegmentColours.MORE).toList(),
        PanelViews.more(map, panels),
        map.segments().stream().mapToInt(ValueMap.SegmentValue::colour).findFirst().orElse(0),
        notServed(map),
        map.notes(),
        candidates,
        outcomes(named, map, address),
        canSave ? address.href("/value-map/scenarios/new") : null,
        TableView.of(map, address, mayEdit, saved),
        sheet(map, candidates, strip, address),
        MapSummary.of(map));
  }

  private static @Nullable NotServed notServed(ValueMap map) {
    if (map.notServed().isEmpty()) {
      return null;
    }
    double before = 0;
    double after = 0;
    var left = new ArrayList<NotServed.Left>();
    for (ValueMap.NotServed each : map.notServed()) {
      ValueMap.SegmentValue then = segment(map, each.key());
      after += then.happyAccounts() == null ? 0 : then.happyAccounts().mid();
      before += before(map, each.key());
      left.add(
          new NotServed.Left(
              each.name(),
              each.colour(),
              Format.count(each.accounts(), "account")
                  + ", "
                  + Format.money(each.arr().amount(), map.currency())
                  + " ARR"));
    }
    return new NotServed(left, together(new HappyChange(before, after)));
  }

  private static String together(HappyChange change) {
    if (change.none()) {
      return "No more happy customers among them.";
    }
    String customers = change.size().equals("1") ? "happy customer" : "happy customers";
    return change.better()
        ? "Together %s more %s.".formatted(change.size(), customers)
        : "Together %s %s fewer.".formatted(change.size(), customers);
  }

  private static ValueMap.SegmentValue segment(ValueMap map, String key) {
    return map.segments().stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
  }

  /** Happy accounts of a segment today. */
  private static double before(ValueMap map, String key) {
    return map.today().segments().stream()
        .filter(each -> each.key().equals(key))
        .map(ValueMap.SegmentToday::happyAccounts)
        .filter(Objects::nonNull)
        .mapToDouble(Interval::mid)
        .sum();
  }

  private static Candidates candidates(
      ValueMap map,
      MapAddress address,
      List<Feature> all,
      @Nullable Double capacity,
      boolean mayEdit) {
    Set<String> on = new HashSet<>(map.selection().features());
    var items = new ArrayList<Candidate>();
    all.stream()
        .filter(feature -> !feature.shipped())
        .filter(feature -> feature.state() != FeatureState.DECLINED || on.contains(feature.key()))
        .sorted(Comparator.comparing(feature -> !on.contains(feature.key())))
        .forEach(feature -> items.add(candidate(feature, map, address, all, on)));
    Double effort = map.total().effortWeeks();
    double weeks = effort == null ? 0 : effort;
    boolean over = capacity != null && weeks > capacity;
    return new Candidates(
        capacity == null
            ? Format.personWeeks(weeks)
            : Format.number(weeks, 1) + " of " + Format.personWeeks(capacity),
        capacity == null ? null : capacityBar(weeks, capacity),
        capacity == null ? null : "capacity " + Format.number(capacity, 1) + " person-weeks",
        over && capacity != null ? "+" + Format.number(weeks - capacity, 1) + " over" : null,
        items,
        mayEdit ? address.href("/value-map/candidates/new") : null);
  }

  private static gg.jte.Content capacityBar(double weeks, double capacity) {
    var parts = new ArrayList<SparkBar.Part>();
    parts.add(SparkBar.Part.ink(Math.min(weeks, capacity), Format.personWeeks(weeks)));
    if (weeks > capacity) {
      parts.add(
          SparkBar.Part.over(weeks - capacity, Format.personWeeks(weeks - capacity) + " over"));
    }
    return new SparkBar(
            "%s of %s person-weeks".formatted(Format.number(weeks, 1), Format.number(capacity, 1)),
            parts,
            Math.max(weeks, capacity),
            true)
        .draw(270, 8);
  }

  private static Candidate candidate(
      Feature feature, ValueMap map, MapAddress address, List<Feature> all, Set<String> on) {
    boolean isOn = on.contains(feature.key());
    List<String> toggled =
        isOn
            ? map.selection().features().stream().filter(k -> !k.equals(feature.key())).toList()
            : Stream.concat(map.selection().features().stream(), Stream.of(feature.key())).toList();
    Candidate.Best best = null;
    double most = Double.NEGATIVE_INFINITY;
    int lines = 0;
    for (ValueMap.SegmentValue segment : map.segments()) {
      ValueMap.FeatureValue value = value(segment, feature.key());
      lines += value.evidence().size();
      if (!value.evidence().isEmpty() && value.mean() > most) {
        most = value.mean();
        best =
            new Candidate.Best(
                segment.name(), segment.colour(), Format.moneyChange(value.mean(), map.currency()));
      }
    }
    Double effort = feature.effortWeeks();
    return new Candidate(
        "toggle-" + feature.key(),
        feature.name(),
        isOn,
        address.with(toggled).href("/value-map"),
        effort == null ? "effort not known" : Format.personWeeks(effort),
        feature.state() == FeatureState.CANDIDATE ? null : feature.state().key(),
        best,
        lines == 0 ? "no evidence yet" : lines + " of evidence",
        needs(feature, all, on));
  }

  private static @Nullable String needs(Feature feature, List<Feature> all, Set<String> on) {
    List<String> missing =
        all.stream()
            .filter(other -> feature.requires().contains(other.key()))
            .filter(other -> !other.shipped() && !on.contains(other.key()))
            .map(Feature::name)
            .toList();
    return missing.isEmpty() ? null : "needs " + String.join(", ", missing);
  }

  static ValueMap.FeatureValue value(ValueMap.SegmentValue segment, String feature) {
    return segment.features().stream()
        .filter(value -> value.key().equals(feature))
        .findFirst()
        .orElseThrow();
  }

  private @Nullable Outcomes outcomes(
      List<FeatureSelection> named, ValueMap map, MapAddress address) {
    if (named.size() < 2) {
      return null;
    }
    List<ValueMap> all =
        named.stream()
            .limit(OUTCOMES_SHOWN)
            .map(each ->
                maps.map(
                    new ValueMapQuestion(
                        address.segmentation(), each.key(), List.of(), address.asOf())))
            .toList();
    double widest = all.stream().mapToDouble(ValueMapPages::happy).max().orElse(0);
    if (widest <= 0) {
      return null;
    }
    Set<String> on = new HashSet<>(map.selection().features());
    var rows = new ArrayList<Outcomes.Outcome>();
    for (ValueMap each : all) {
      var parts = new ArrayList<SparkBar.Part>();
      for (ValueMap.SegmentValue segment : each.segments()) {
        Interval happy = segment.happyAccounts();
        if (happy != null && happy.mid() > 0) {
          parts.add(
              SparkBar.Part.segment(
                  segment.colour(),
                  happy.mid(),
                  segment.name() + ": " + Format.count(happy.mid())));
        }
      }
      String name = String.valueOf(each.selection().scenarioName());
      rows.add(
          new Outcomes.Outcome(
              name,
              on.equals(new HashSet<>(each.selection().features())),
              new SparkBar(
                      "%s: %s happy customers".formatted(name, Format.count(happy(each))),
                      parts,
                      widest,
                      true)
                  .draw(120, 10),
              Format.count(happy(each))));
    }
    return new Outcomes(sentence(all), rows);
  }

  private static String sentence(List<ValueMap> all) {
    double least = all.stream().mapToDouble(m -> m.total().valueAdded()).min().orElse(0);
    double most = all.stream().mapToDouble(m -> m.total().valueAdded()).max().orElse(0);
    String currency = all.getFirst().currency();
    return most > 0 && least > 0.98 * most
        ? "Each adds about %s a year. They differ only in where it lands."
            .formatted(Format.money(most, currency))
        : "They add %s a year.".formatted(Format.moneyRange(least, most, currency));
  }

  private static double happy(ValueMap map) {
    Interval happy = map.total().happyAccounts();
    return happy == null ? 0 : happy.mid();
  }

  private static Sheet sheet(
      ValueMap map, Candidates candidates, ValueMapPage.Strip strip, MapAddress address) {
    return new Sheet(
        "%d of %d features on"
            .formatted(map.selection().features().size(), candidates.items().size()),
        candidates.total(),
        strip.effort().over(),
        address.with(List.of()).href("/value-map"));
  }
}
