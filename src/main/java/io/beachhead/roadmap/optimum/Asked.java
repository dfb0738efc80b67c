package io.beachhead.roadmap.optimum;

import java.util.Set;

/**
 * What an account asks for.
 *
 * @param features keys, shipped ones too
 * @param weight what it counts, at least 0
 */
record Asked(String account, Set<String> features, double weight) {
  Asked {
    features = Set.copyOf(features);
  }
}
