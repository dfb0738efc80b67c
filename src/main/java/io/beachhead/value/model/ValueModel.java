package io.beachhead.value.model;

import io.beachhead.statistics.Prior;
import io.beachhead.value.evidence.EvidenceKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The assumptions behind the value map. Money is in the workspace's currency per account and year.
 *
 * @param distribution how customers are spread around their segment's average
 * @param correlation between the values of two features across customers, in [0, 1)
 * @param happy from which value on a customer is happy
 * @param cost what a customer gives for the product
 * @param bias per kind of evidence, how far it is off the truth even with endless data (sd, at
 *     least 0)
 * @param prior what is believed of a feature's value before any evidence
 * @param pooling whether segments borrow strength from each other
 * @param scalesWith what value grows with between the accounts of a home cell
 * @param exponent how fast: value ∝ size^exponent; 1 = in proportion
 */
public record ValueModel(
    Distribution distribution,
    double correlation,
    HappyRule happy,
    CostModel cost,
    Map<EvidenceKind, Double> bias,
    Prior prior,
    Pooling pooling,
    Scaling scalesWith,
    double exponent) {

  /** What holds until the workspace says otherwise. */
  public static final ValueModel USUAL =
      new ValueModel(
          Distribution.NORMAL,
          0,
          new HappyRule.Ratio(1.5),
          new CostModel(CostModel.Price.CONTRACT, null, 0, 80, 12),
          usualBias(),
          new Prior(0, 1000),
          Pooling.NONE,
          new Scaling.Cost(),
          1);

  public ValueModel {
    // In the order of the kinds, so that the same model is always written the same way.
    var ordered = new EnumMap<EvidenceKind, Double>(EvidenceKind.class);
    ordered.putAll(bias);
    bias = Collections.unmodifiableMap(ordered);
  }

  /** The same with another rule of who is happy. */
  public ValueModel with(HappyRule other) {
    return new ValueModel(
        distribution, correlation, other, cost, bias, prior, pooling, scalesWith, exponent);
  }

  /** The same with value growing otherwise. */
  public ValueModel scalingWith(Scaling other, double otherExponent) {
    return new ValueModel(
        distribution, correlation, happy, cost, bias, prior, pooling, other, otherExponent);
  }

  /** The bias of a kind as a variance. */
  public double biasVariance(EvidenceKind kind) {
    double sd = bias.getOrDefault(kind, kind.usualBias());
    return sd * sd;
  }

  private static Map<EvidenceKind, Double> usualBias() {
    var bias = new EnumMap<EvidenceKind, Double>(EvidenceKind.class);
    for (EvidenceKind kind : EvidenceKind.values()) {
      bias.put(kind, kind.usualBias());
    }
    return bias;
  }
}
