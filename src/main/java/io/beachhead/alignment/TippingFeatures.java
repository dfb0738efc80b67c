package io.beachhead.alignment;

import io.beachhead.value.HappyChange;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMap.FeatureValue;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which segment is close to happy, and which three features would tip it.
 *
 * <p>For each segment: its three most valuable candidates whose prerequisites are there, asked of
 * the value map. Features that rest mostly on the prior are left out, as nobody knows their value.
 */
@Component
public class TippingFeatures {
  private static final int FEATURES = 3;

  /** Less than this is no answer: a point of a segment's accounts. */
  private static final double SMALLEST_GAIN = ValueMap.SERVED_FROM;

  private final ValueMaps maps;
  private final Features features;

  TippingFeatures(ValueMaps maps, Features features) {
    this.maps = maps;
    this.features = features;
  }

  /**
   * The segments that three features would tip, most happy customers gained first.
   *
   * @param now the value map without a selection
   */
  public List<Tipping> of(ValueMap now) {
    Map<String, Feature> known =
        features.all().stream().collect(Collectors.toMap(Feature::key, Function.identity()));
    List<Tipping> tipping = new ArrayList<>();
    for (SegmentValue segment : now.segments()) {
      Tipping one = tipping(now, segment, known);
      if (one != null && one.shareThen() - one.shareNow() >= SMALLEST_GAIN) {
        tipping.add(one);
      }
    }
    tipping.sort(Comparator.comparingDouble(Tipping::accountsGained).reversed());
    return tipping;
  }

  private @Nullable Tipping tipping(
      ValueMap now, SegmentValue segment, Map<String, Feature> known) {
    List<FeatureValue> chosen = mostValuable(segment, known);
    if (chosen.isEmpty() || segment.happyShare() == null || segment.happyAccounts() == null) {
      return null;
    }
    List<String> keys = chosen.stream().map(FeatureValue::key).toList();
    ValueMap then = maps.map(new ValueMapQuestion(now.segmentation(), null, keys, now.asOf()));
    for (SegmentValue after : then.segments()) {
      if (after.key().equals(segment.key())
          && after.happyShare() != null
          && after.happyAccounts() != null) {
        return new Tipping(
            segment.key(),
            segment.name(),
            segment.colour(),
            segment.accounts(),
            segment.happyShare().mid(),
            after.happyShare().mid(),
            new HappyChange(segment.happyAccounts().mid(), after.happyAccounts().mid()),
            chosen.stream().map(it -> new Tipping.Chosen(it.key(), it.name(), it.mean())).toList(),
            effort(keys, known));
      }
    }
    return null;
  }

  private static double effort(List<String> keys, Map<String, Feature> known) {
    double weeks = 0;
    for (String key : keys) {
      Feature feature = known.get(key);
      Double effort = feature == null ? null : feature.effortWeeks();
      weeks += effort == null ? 0 : effort;
    }
    return weeks;
  }

  /** A feature may only come after what it needs. */
  private static List<FeatureValue> mostValuable(SegmentValue segment, Map<String, Feature> known) {
    Set<String> there = new HashSet<>();
    known.values().stream().filter(Feature::shipped).forEach(it -> there.add(it.key()));
    List<FeatureValue> chosen = new ArrayList<>();
    List<FeatureValue> candidates =
        segment.features().stream()
            .filter(it -> buildable(it.state()) && !it.mostlyPrior() && it.mean() > 0)
            .sorted(Comparator.comparingDouble(FeatureValue::mean).reversed())
            .toList();
    for (FeatureValue candidate : candidates) {
      Feature feature = known.get(candidate.key());
      if (chosen.size() < FEATURES && feature != null && there.containsAll(feature.requires())) {
        chosen.add(candidate);
        there.add(candidate.key());
      }
    }
    return chosen;
  }

  private static boolean buildable(FeatureState state) {
    return switch (state) {
      case CANDIDATE, BUILDING -> true;
      case SHIPPED, DECLINED -> false;
    };
  }
}
