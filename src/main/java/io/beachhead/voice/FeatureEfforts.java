package io.beachhead.voice;

import java.util.Map;

/** What the features that requests name would cost. Implemented by whoever knows features. */
public interface FeatureEfforts {
  /** Person-weeks by key, of features that are still to build and whose effort is known. */
  Map<String, Double> weeksByKey();
}
