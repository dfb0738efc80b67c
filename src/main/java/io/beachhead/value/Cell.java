package io.beachhead.value;

import io.beachhead.statistics.Posterior;
import io.beachhead.value.evidence.EvidenceLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one feature is worth to one segment.
 *
 * @param estimate of the average, in currency per account and year
 * @param spread sd between the accounts of the segment, at the size of the average one; null = not
 *     known, which is not 0
 * @param evidence what it rests on, most telling line first; empty = the prior alone
 */
record Cell(Posterior estimate, @Nullable Double spread, List<EvidenceLine> evidence) {
  Cell {
    evidence = List.copyOf(evidence);
  }

  double spreadOrZero() {
    return spread == null ? 0 : spread;
  }
}
