package io.beachhead.decisions.predictions;

import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.List;
import java.util.Map;

/**
 * A bias for a kind of evidence, not yet in the value model.
 *
 * @param sd standard deviation in currency per account and year
 */
record OfferedBias(EvidenceKind kind, double sd) {
  private static final double LARGEST = 1e12;

  /**
   * As it came with a request.
   *
   * @throws ProblemException 422 for an unknown kind, or an amount that cannot be read
   */
  static OfferedBias of(String kind, double sd) {
    EvidenceKind known =
        EvidenceKind.of(kind)
            .orElseThrow(() ->
                ProblemException.unprocessable(
                    "The value model was not changed.",
                    List.of(ProblemItem.of("kind", kind, "is not a kind of evidence"))));
    if (!(sd >= 0 && sd <= LARGEST)) {
      throw ProblemException.unprocessable(
          "The value model was not changed.",
          List.of(ProblemItem.of("sd", Double.toString(sd), "must be an amount from 0 on")));
    }
    return new OfferedBias(known, sd);
  }

  /** As a change of the value model. */
  Map<String, Object> change() {
    return Map.of("bias", Map.of(kind.key(), sd));
  }
}
