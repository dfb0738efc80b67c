package io.beachhead.behaviour;

import java.util.List;

/**
 * Which events mean that a feature is used. Implemented by whoever knows the features; without one
 * there are none to ask about.
 */
public interface FeatureCatalog {
  /** Those defined by events, in the order people put them. */
  List<NamedEvents> features();
}
