package io.beachhead.decisions;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.decisions.DecisionEvidence.Asked;
import io.beachhead.decisions.DecisionEvidence.FeatureThen;
import io.beachhead.decisions.DecisionEvidence.Line;
import io.beachhead.decisions.DecisionEvidence.SegmentThen;
import io.beachhead.decisions.DecisionEvidence.ValueThen;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.HappyIncrease;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.features.Feature;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known on a day of some features and the requests for them. */
@Component
class EvidenceOfTheDay {
  private final ValueMaps maps;
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final RetentionOfTheDay retention;

  EvidenceOfTheDay(
      ValueMaps maps,
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      RetentionOfTheDay retention) {
    this.maps = maps;
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.retention = retention;
  }

  /** In the segmentation that is agreed on. */
  KnownEvidence on(LocalDate day, List<Feature> features, TouchedRequests touched) {
    ValueMap map = maps.map(new ValueMapQuestion(null, null, List.of(), day));
    List<String> keys = features.stream().map(Feature::key).toList();
    HappyIncrease increase = maps.increase(map.segmentation(), keys, day);
    return new KnownEvidence(
        evidence(map, increase, features, touched), predicted(map, increase, features));
  }

  private DecisionEvidence evidence(
      ValueMap map, HappyIncrease increase, List<Feature> features, TouchedRequests touched) {
    CustomerBase base = customers.asOf(map.asOf());
    Map<String, Integer> bySegment = bySegment(map.segmentation(), base, touched);
    Map<String, Double> before = new HashMap<>();
    increase.segments().stream()
        .filter(segment -> segment.paying() > 0)
        .forEach(segment -> before.put(segment.key(), segment.before()));
    RetentionOfTheDay.Answer kept = retention.on(map.asOf(), map.segmentation());
    List<SegmentThen> segments =
        map.segments().stream()
            .map(it ->
                new SegmentThen(
                    it.key(),
                    it.name(),
                    it.colour(),
                    it.accounts(),
                    it.arr(),
                    bySegment.getOrDefault(it.key(), 0),
                    before.get(it.key()),
                    kept.bySegment().get(it.key())))
            .toList();
    return new DecisionEvidence(
        map.asOf(),
        map.currency(),
        map.segmentation(),
        map.segmentationName(),
        asked(base, map.currency(), touched),
        features.stream().map(feature -> then(feature, map)).toList(),
        segments,
        effort(features),
        kept.total());
  }

  private Map<String, Integer> bySegment(
      @Nullable String segmentation, CustomerBase base, TouchedRequests touched) {
    Map<String, Integer> bySegment = new HashMap<>();
    if (segmentation != null) {
      Membership membership =
          memberships.of(segmentations.required(segmentation, base.asOf()), base);
      for (Request voice : touched.voices()) {
        int row = row(base, voice);
        if (row >= 0) {
          bySegment.merge(membership.segment(row).key(), 1, Integer::sum);
        }
      }
    }
    return bySegment;
  }

  private static int row(CustomerBase base, Request voice) {
    String account = voice.accountId();
    return account == null ? -1 : base.rowOf(account);
  }

  private static Asked asked(CustomerBase base, String currency, TouchedRequests touched) {
    Set<Integer> accounts = new HashSet<>();
    int blockers = 0;
    double atStake = 0;
    for (Request voice : touched.voices()) {
      Money amount = voice.amount();
      atStake += amount == null ? 0 : amount.amount().doubleValue();
      blockers += voice.importance() == Importance.BLOCKER ? 1 : 0;
      int row = row(base, voice);
      if (row >= 0) {
        accounts.add(row);
      }
    }
    double arr = accounts.stream().mapToDouble(base::arr).sum();
    return new Asked(
        touched.heads().size(),
        touched.voices().size(),
        accounts.size(),
        blockers,
        Money.of(atStake, currency),
        Money.of(arr, currency));
  }

  private static FeatureThen then(Feature feature, ValueMap map) {
    List<ValueThen> values = new ArrayList<>();
    for (ValueMap.SegmentValue segment : map.segments()) {
      for (ValueMap.FeatureValue value : segment.features()) {
        if (value.key().equals(feature.key())) {
          values.add(
              new ValueThen(
                  segment.key(),
                  value.mean(),
                  value.low(),
                  value.high(),
                  value.priorWeight(),
                  value.evidence().stream()
                      .map(it -> new Line(it.kind(), it.value(), it.n(), it.weight(), it.source()))
                      .toList()));
        }
      }
    }
    return new FeatureThen(
        feature.key(), feature.name(), feature.state(), feature.effortWeeks(), values);
  }

  private static @Nullable Double effort(List<Feature> features) {
    List<Double> known = new ArrayList<>();
    for (Feature feature : features) {
      Double weeks = feature.effortWeeks();
      if (weeks != null) {
        known.add(weeks);
      }
    }
    return known.isEmpty() ? null : known.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static Prediction predicted(
      ValueMap map, HappyIncrease increase, List<Feature> features) {
    Set<String> keys = new HashSet<>();
    features.forEach(feature -> keys.add(feature.key()));
    Map<EvidenceKind, Double> overall = new EnumMap<>(EvidenceKind.class);
    Map<String, EvidenceKind> kinds = new HashMap<>();
    for (ValueMap.SegmentValue segment : map.segments()) {
      Map<EvidenceKind, Double> here = weights(segment, keys);
      EvidenceKind most = most(here);
      if (most != null) {
        kinds.put(segment.key(), most);
      }
      here.forEach((kind, weight) -> overall.merge(kind, weight, Double::sum));
    }
    boolean none = features.isEmpty();
    List<Prediction.Segment> segments =
        increase.segments().stream()
            .map(it ->
                new Prediction.Segment(
                    it.key(),
                    it.name(),
                    it.colour(),
                    it.accounts(),
                    none ? null : it.increase(),
                    kinds.get(it.key()),
                    none || it.increase() != null ? null : unknown(it)))
            .toList();
    Interval total = none ? null : increase.total();
    return new Prediction(
        total, most(overall), segments, total == null ? missing(none, map, increase) : null);
  }

  private static NotEnoughData unknown(HappyIncrease.Segment segment) {
    return new NotEnoughData(
        0,
        1,
        segment.paying() == 0
            ? "No account of the segment pays."
            : "There is no evidence of what it is worth to the segment.");
  }

  private static NotEnoughData missing(boolean noFeature, ValueMap map, HappyIncrease increase) {
    return new NotEnoughData(
        0,
        1,
        noFeature
            ? "Nothing decided on names a feature that is still to build, so there is nothing to"
                + " predict."
            : map.segmentation() == null
                ? "Customers are not segmented yet."
                : increase.segments().stream().allMatch(it -> it.paying() == 0)
                    ? "No account has revenue, so there is no price to compare value with."
                    : "There is no evidence of what it is worth to any segment.");
  }

  /** How much each kind of evidence says of what the features are worth to all accounts there. */
  private static Map<EvidenceKind, Double> weights(
      ValueMap.SegmentValue segment, Set<String> features) {
    Map<EvidenceKind, Double> weights = new EnumMap<>(EvidenceKind.class);
    for (ValueMap.FeatureValue value : segment.features()) {
      if (features.contains(value.key())) {
        double worth = segment.accounts() * Math.abs(value.mean());
        value
            .evidence()
            .forEach(line -> weights.merge(line.kind(), worth * line.weight(), Double::sum));
      }
    }
    return weights;
  }

  private static @Nullable EvidenceKind most(Map<EvidenceKind, Double> weights) {
    EvidenceKind most = null;
    double top = 0;
    for (var entry : weights.entrySet()) {
      if (entry.getValue() > top) {
        top = entry.getValue();
        most = entry.getKey();
      }
    }
    return most;
  }
}
