package io.beachhead.roadmap.optimum;

import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features that a roadmap may choose from: candidates and those being built, of known effort,
 * that need nothing which nobody plans.
 */
final class Candidates {
  private final List<Feature> features = new ArrayList<>();
  private final List<Optimum.LeftOut> leftOut = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Feature> known = new HashMap<>();

  Candidates(List<Feature> all) {
    all.forEach(feature -> known.put(feature.key(), feature));
    Map<String, String> reasons = new HashMap<>();
    for (Feature feature : all) {
      if (isOpen(feature) && feature.effortWeeks() == null) {
        reasons.put(feature.key(), "its effort is not known");
      }
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Feature feature : all) {
        String lacks =
            isOpen(feature) && !reasons.containsKey(feature.key()) ? lacks(feature, reasons) : null;
        if (lacks != null) {
          reasons.put(feature.key(), lacks);
          more = true;
        }
      }
    }
    for (Feature feature : all) {
      String reason = reasons.get(feature.key());
      if (reason != null) {
        leftOut.add(new Optimum.LeftOut(feature.key(), reason));
      } else if (isOpen(feature)) {
        places.put(feature.key(), features.size());
        features.add(feature);
      }
    }
  }

  private static boolean isOpen(Feature feature) {
    return feature.state() == FeatureState.CANDIDATE || feature.state() == FeatureState.BUILDING;
  }

  private @Nullable String lacks(Feature feature, Map<String, String> reasons) {
    for (String required : feature.requires()) {
      Feature other = known.get(required);
      if (other != null && !other.shipped() && (!isOpen(other) || reasons.containsKey(required))) {
        return "it needs %s, which cannot be planned: %s"
            .formatted(
                other.name(),
                isOpen(other) ? reasons.get(required) : "it is " + other.state().key());
      }
    }
    return null;
  }

  List<Feature> features() {
    return features;
  }

  List<Optimum.LeftOut> leftOut() {
    return leftOut;
  }

  /** The place of a candidate; −1 where the key is not that of a candidate. */
  int place(String key) {
    return places.getOrDefault(key, -1);
  }

  String name(int place) {
    return features.get(place).name();
  }

  List<String> names(Iterable<Integer> chosen) {
    List<String> names = new ArrayList<>();
    chosen.forEach(place -> names.add(name(place)));
    return names;
  }

  /** Why a key is not a candidate. */
  String whyNot(String key) {
    Feature feature = known.get(key);
    if (feature == null) {
      return "there is no such feature";
    }
    return leftOut.stream()
        .filter(one -> one.feature().equals(key))
        .findFirst()
        .map(one -> "%s cannot be planned: %s".formatted(feature.name(), one.why()))
        .orElse("%s is %s, not a candidate".formatted(feature.name(), feature.state().key()));
  }

  double[] weeks() {
    return features.stream()
        .mapToDouble(feature -> feature.effortWeeks() == null ? 0 : feature.effortWeeks())
        .toArray();
  }

  /** By candidate, the candidates it needs. */
  int[][] requires() {
    return features.stream()
        .map(feature ->
            feature.requires().stream().mapToInt(this::place).filter(at -> at >= 0).toArray())
        .toArray(int[][]::new);
  }
}
