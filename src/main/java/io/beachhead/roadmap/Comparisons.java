package io.beachhead.roadmap;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.roadmap.Comparison.ChosenFeature;
import io.beachhead.roadmap.Comparison.Column;
import io.beachhead.roadmap.Comparison.SegmentName;
import io.beachhead.roadmap.Comparison.SegmentOutcome;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.Interval;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares scenarios: the value map of each, read for what differs. */
@Component
public class Comparisons {
  private final Scenarios scenarios;
  private final ValueMaps maps;
  private final Features features;
  private final OpenRequestsQuery requests;
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final WorkspaceSettings workspace;

  Comparisons(
      Scenarios scenarios,
      ValueMaps maps,
      Features features,
      OpenRequestsQuery requests,
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      WorkspaceSettings workspace) {
    this.scenarios = scenarios;
    this.maps = maps;
    this.features = features;
    this.requests = requests;
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.workspace = workspace;
  }

  /**
   * @param keys of scenarios, in the order in which to show them
   * @param segmentation key; null = the active one
   * @param asOf null = today in the workspace's zone
   * @throws io.beachhead.web.ProblemException 404 for an unknown scenario or segmentation
   */
  public Comparison of(List<String> keys, @Nullable String segmentation, @Nullable LocalDate asOf) {
    List<Scenario> chosen = keys.stream().distinct().map(scenarios::required).toList();
    List<String> places = scenarios.inOrder().stream().map(Scenario::key).toList();
    List<Feature> known = features.all();
    Double capacity = workspace.current().capacityWeeks();
    ValueMapQuestion question = new ValueMapQuestion(segmentation, null, List.of(), asOf);
    ValueMap now = maps.map(question);
    List<Request> open = open(now);
    List<Column> columns = new ArrayList<>();
    for (Scenario scenario : chosen) {
      ValueMap map = maps.map(question.in(scenario.key()));
      String letter = letter(places.indexOf(scenario.key()));
      columns.add(column(scenario, letter, map, known, open, capacity));
    }
    return new Comparison(
        now.asOf(),
        now.currency(),
        now.segmentation(),
        now.segmentationName(),
        capacity,
        new Comparison.Today(
            now.total().accounts(), now.total().arr(), now.total().happyAccounts()),
        columns);
  }

  /** A, B … Z, then by number. */
  public static String letter(int place) {
    return place < 26 ? String.valueOf((char) ('A' + place)) : String.valueOf(place + 1);
  }

  /**
   * @param segment key; null where nobody's account asked
   */
  private record Request(@Nullable String segment, String feature, int count) {}

  private List<Request> open(ValueMap map) {
    List<OpenRequestsQuery.Asked> asked = requests.byAccount();
    if (map.segmentation() == null) {
      return asked.stream().map(it -> new Request(null, it.feature(), it.requests())).toList();
    }
    CustomerBase base = customers.asOf(map.asOf());
    Membership membership =
        memberships.of(segmentations.required(map.segmentation(), map.asOf()), base);
    List<Request> open = new ArrayList<>();
    for (OpenRequestsQuery.Asked it : asked) {
      int row = it.account() == null ? -1 : base.rowOf(it.account());
      String segment = row < 0 ? null : membership.segment(row).key();
      open.add(new Request(segment, it.feature(), it.requests()));
    }
    return open;
  }

  private static Column column(
      Scenario scenario,
      String letter,
      ValueMap map,
      List<Feature> known,
      List<Request> open,
      @Nullable Double capacity) {
    Set<String> adds = new HashSet<>(map.selection().features());
    Map<String, Integer> unheard = new HashMap<>();
    int openRequests = 0;
    for (Request request : open) {
      if (!adds.contains(request.feature())) {
        openRequests += request.count();
        if (request.segment() != null) {
          unheard.merge(request.segment(), request.count(), Integer::sum);
        }
      }
    }
    List<Comparison.NotServed> notServed =
        map.notServed().stream()
            .map(it ->
                new Comparison.NotServed(
                    it.key(),
                    it.name(),
                    it.colour(),
                    it.accounts(),
                    it.arr(),
                    unheard.getOrDefault(it.key(), 0)))
            .toList();
    List<Feature> added = known.stream().filter(it -> adds.contains(it.key())).toList();
    List<String> unknown =
        added.stream().filter(it -> it.effortWeeks() == null).map(Feature::key).toList();
    Double effort = unknown.size() == added.size() && !added.isEmpty() ? null : effort(added);
    return new Column(
        scenario.key(),
        letter,
        scenario.name(),
        scenario.note(),
        chosen(scenario, map, known),
        Scenarios.missing(scenario, known),
        new Comparison.Happy(
            map.total().happyAccounts(),
            change(map.total().happyAccounts(), map.today().happyAccounts()),
            map.total().happyArr(),
            map.total().notEnoughData()),
        outcomes(map),
        new Comparison.Added(map.total().valueAdded(), map.total().concentration()),
        new Comparison.Effort(
            effort,
            unknown,
            capacity == null || effort == null ? null : (Double) Math.max(0, effort - capacity)),
        new Comparison.Left(notServed, openRequests));
  }

  /** Person-weeks of those whose effort is known. */
  private static double effort(List<Feature> added) {
    double weeks = 0;
    for (Feature feature : added) {
      Double effort = feature.effortWeeks();
      weeks += effort == null ? 0 : effort;
    }
    return weeks;
  }

  private static List<SegmentOutcome> outcomes(ValueMap map) {
    Map<String, ValueMap.SegmentToday> today = new HashMap<>();
    map.today().segments().forEach(it -> today.put(it.key(), it));
    List<SegmentOutcome> outcomes = new ArrayList<>();
    for (ValueMap.SegmentValue it : map.segments()) {
      ValueMap.SegmentToday before = today.get(it.key());
      if (before == null) {
        throw new IllegalStateException("no today of the segment " + it.key());
      }
      outcomes.add(
          new SegmentOutcome(
              it.key(),
              it.name(),
              it.colour(),
              it.accounts(),
              it.who().paying(),
              it.arr(),
              new Comparison.Worth(
                  it.value().mid(),
                  it.spread(),
                  it.cost(),
                  it.threshold(),
                  before.value().mid(),
                  before.spread()),
              it.happyShare(),
              it.happyAccounts(),
              change(it.happyAccounts(), before.happyAccounts()),
              it.notEnoughData()));
    }
    return outcomes;
  }

  private static List<ChosenFeature> chosen(Scenario scenario, ValueMap map, List<Feature> known) {
    List<ChosenFeature> chosen = new ArrayList<>();
    for (String key : scenario.features()) {
      known.stream()
          .filter(feature -> feature.key().equals(key))
          .findFirst()
          .ifPresent(it ->
              chosen.add(
                  new ChosenFeature(
                      it.key(),
                      it.name(),
                      it.state().key(),
                      it.effortWeeks(),
                      mainSegment(key, map))));
    }
    return chosen;
  }

  /** Where accounts × value is largest. */
  private static @Nullable SegmentName mainSegment(String feature, ValueMap map) {
    SegmentName main = null;
    double most = 0;
    for (ValueMap.SegmentValue segment : map.segments()) {
      for (ValueMap.FeatureValue value : segment.features()) {
        double added = segment.accounts() * value.mean();
        if (value.key().equals(feature) && value.priorWeight() < 1 && added > most) {
          most = added;
          main = new SegmentName(segment.key(), segment.name(), segment.colour());
        }
      }
    }
    return main;
  }

  private static @Nullable Double change(@Nullable Interval after, @Nullable Interval before) {
    return after == null || before == null ? null : (Double) (after.mid() - before.mid());
  }
}
