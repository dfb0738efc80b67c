package io.beachhead.value.features;

import java.util.List;

/**
 * A named selection of features on top of those shipped.
 *
 * @param features keys, in the order they were chosen
 */
public record FeatureSelection(String key, String name, List<String> features) {
  public FeatureSelection {
    features = List.copyOf(features);
  }
}
