package io.beachhead.voice;

import java.util.Map;

/** What the features that requests name are called. Implemented by whoever knows features. */
public interface FeatureNames {
  /** Name by key, in the order people put the features. */
  Map<String, String> byKey();
}
