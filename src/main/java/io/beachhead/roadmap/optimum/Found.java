package io.beachhead.roadmap.optimum;

import java.util.List;

/**
 * What a search found.
 *
 * @param best roadmaps, the best first; none where the rules allow none
 * @param bound more than which no roadmap is worth
 * @param exact whether the first is known to be the best there is
 */
record Found(List<Chosen> best, double bound, boolean exact) {
  Found {
    best = List.copyOf(best);
  }
}
