package io.beachhead.value;

import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceSnapshot;
import io.beachhead.value.model.ValueModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each feature is at home: the segmentation in which it was asked for, by the precision of
 * the statements; the agreed one where nobody was asked by segment.
 *
 * @param divisions the homes, that of most features first
 * @param homeOf by feature, the place in {@code divisions}
 * @param all every division that evidence may speak of
 */
record Homes(List<Division> divisions, int[] homeOf, List<Division> all) {

  /** The variance below which a statement counts as exact. */
  private static final double EXACT = 1e-9;

  static Homes of(EvidenceSnapshot evidence, ValueModel model, List<Division> all) {
    int features = evidence.features().size();
    double[][] precision = new double[features][all.size()];
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < all.size(); place++) {
      places.putIfAbsent(all.get(place).key(), place);
    }
    for (Evidence row : evidence.segmentEvidence()) {
      Integer feature = evidence.places().get(row.feature());
      Integer division = places.get(String.valueOf(row.segmentation()));
      if (feature != null
          && division != null
          && all.get(division).place(String.valueOf(row.segment())) >= 0) {
        double variance = Cells.weighed(row, model).reading().totalVariance();
        precision[feature][division] += 1 / Math.max(variance, EXACT);
      }
    }
    int[] best = new int[features];
    int[] votes = new int[all.size()];
    for (int feature = 0; feature < features; feature++) {
      for (int division = 1; division < all.size(); division++) {
        if (precision[feature][division] > precision[feature][best[feature]]) {
          best[feature] = division;
        }
      }
      votes[best[feature]]++;
    }
    return ordered(all, best, votes);
  }

  private static Homes ordered(List<Division> all, int[] best, int[] votes) {
    List<Integer> used = new ArrayList<>();
    for (int division = 0; division < votes.length; division++) {
      if (votes[division] > 0) {
        used.add(division);
      }
    }
    if (used.isEmpty()) {
      used.add(0);
    }
    // Stable: among equals the agreed one stays first.
    used.sort((a, b) -> Integer.compare(votes[b], votes[a]));
    int[] homeOf = new int[best.length];
    for (int feature = 0; feature < best.length; feature++) {
      homeOf[feature] = used.indexOf(best[feature]);
    }
    return new Homes(used.stream().map(all::get).toList(), homeOf, all);
  }
}
