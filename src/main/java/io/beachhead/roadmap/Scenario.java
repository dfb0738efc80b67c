package io.beachhead.roadmap;

import java.util.List;

/**
 * A roadmap that could be: the features it adds to those shipped.
 *
 * @param note what it is about, in a few words; may be empty
 * @param features keys, in the order they were chosen
 */
public record Scenario(String key, String name, String note, List<String> features) {

  public Scenario {
    features = List.copyOf(features);
  }
}
