package io.beachhead.samples;

import java.util.List;

/** A scenario of a sample: the candidate features it adds to those shipped. */
public record SampleScenario(String key, String name, String note, List<String> features) {

  public SampleScenario {
    features = List.copyOf(features);
  }
}
