package io.beachhead.decisions.predictions;

import io.beachhead.decisions.Decider;
import io.beachhead.decisions.DecisionEvidence;
import io.beachhead.decisions.Prediction;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.SampleMoments;
import io.beachhead.value.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How far predictions can be trusted, from those that were checked. A decision counts once, by the
 * segment it was made for.
 *
 * @param inside outcomes within their predicted range
 * @param of outcomes known
 * @param insideShare of them, with its 80% range; null where there is none. 0.8 is aimed at
 * @param expectedShare of them that would be inside if every prediction held: 0.8 where outcomes
 *     are known exactly, less the more roughly they were measured; null where there is none
 * @param brier mean squared difference of a probability and what came (1 or 0); 0 is best
 * @param calibration probabilities stated, in fifths, and how many came true
 * @param bias by the kind of evidence that predictions rest on
 */
public record TrackRecord(
    int inside,
    int of,
    @Nullable Interval insideShare,
    @Nullable Double expectedShare,
    Brier brier,
    List<Calibration> calibration,
    List<Bias> bias) {

  /** What every range claims: that 8 of 10 outcomes fall in it. */
  static final double CLAIMED = 0.8;

  /** Fewer checked predictions of a kind say nothing of it. */
  static final int FEWEST = 3;

  /** Standard deviations from the middle of a normal distribution to its P10 or P90. */
  private static final double TENTH = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.1);

  private static final int DRAWS = 4_000;
  private static final long SEED = 13;
  private static final int FIFTHS = 5;

  public TrackRecord {
    calibration = List.copyOf(calibration);
    bias = List.copyOf(bias);
  }

  /**
   * Brier scores.
   *
   * @param model of the claim that 80% fall in range; null where nothing was checked
   * @param deciders of the probabilities that deciders gave; null where nobody gave one
   * @param deciderModel the model's score over the decisions for which deciders gave one
   * @param n probabilities of deciders
   */
  public record Brier(
      @Nullable Double model, @Nullable Double deciders, @Nullable Double deciderModel, int n) {}

  /**
   * Probabilities of one fifth.
   *
   * @param who {@code model} or {@code deciders}
   * @param predicted their mean
   * @param observed share of them that came true, with its 80% range
   */
  public record Calibration(String who, double predicted, Interval observed, int n) {}

  /**
   * Predictions that rest mostly on one kind of evidence.
   *
   * @param factor Σ observed ÷ Σ predicted: 1 = as promised, 0.5 = half of it came
   * @param difference observed − predicted happy accounts, mean of a decision
   * @param suggestedBias standard deviation for the value model, in currency per account and year,
   *     where the difference is not 0 at 80% certainty; null otherwise
   */
  public record Bias(
      EvidenceKind kind,
      @Nullable Interval factor,
      @Nullable Interval difference,
      int n,
      @Nullable Double suggestedBias,
      @Nullable NotEnoughData notEnoughData) {}

  /**
   * One known outcome.
   *
   * @param value mean value per account and year that the prediction rested on; null if not known
   */
  record Outcome(
      @Nullable EvidenceKind kind,
      Interval predicted,
      Interval observed,
      @Nullable Double value,
      List<Decider> deciders) {
    boolean inside() {
      return observed.mid() >= predicted.low() && observed.mid() <= predicted.high();
    }

    double difference() {
      return observed.mid() - predicted.mid();
    }

    /**
     * The chance of being inside if the prediction holds: what is measured then lies around the
     * truth as widely as its own range says, and the truth as widely as the predicted one, both
     * taken for normal.
     */
    double expected() {
      double truth = sd(predicted);
      double measured = Math.hypot(truth, sd(observed));
      if (measured == 0) {
        return 1;
      }
      NormalDistribution seen = NormalDistribution.of(predicted.mid(), measured);
      return seen.probability(predicted.low(), predicted.high());
    }

    private static double sd(Interval range) {
      return (range.high() - range.low()) / (2 * TENTH);
    }
  }

  /** Of all predictions; those that were not checked, or cannot be judged, count for nothing. */
  static TrackRecord of(List<CheckedPrediction> predictions) {
    List<Outcome> outcomes = new ArrayList<>();
    for (CheckedPrediction checked : predictions) {
      Prediction.Segment main = checked.main();
      if (main == null) {
        continue;
      }
      Interval predicted = main.happyAccounts();
      Interval observed = checked.observed(main.key());
      if (predicted != null && observed != null) {
        outcomes.add(
            new Outcome(
                main.restsOn(),
                predicted,
                observed,
                value(checked.decision().evidence(), main.key()),
                checked.decision().ruling().deciders()));
      }
    }
    return ofOutcomes(outcomes);
  }

  static TrackRecord ofOutcomes(List<Outcome> outcomes) {
    int inside = (int) outcomes.stream().filter(Outcome::inside).count();
    return new TrackRecord(
        inside,
        outcomes.size(),
        outcomes.isEmpty() ? null : BinomialInterval.jeffreys(inside, outcomes.size()),
        outcomes.isEmpty()
            ? null
            : (Double) outcomes.stream().mapToDouble(Outcome::expected).average().orElseThrow(),
        brier(outcomes),
        calibration(outcomes),
        bias(outcomes));
  }

  private static @Nullable Double value(DecisionEvidence evidence, String segment) {
    double sum = 0;
    boolean known = false;
    for (DecisionEvidence.FeatureThen feature : evidence.features()) {
      for (DecisionEvidence.ValueThen value : feature.values()) {
        if (value.segment().equals(segment)) {
          sum += value.mean();
          known = true;
        }
      }
    }
    return known ? (Double) sum : null;
  }

  private static Brier brier(List<Outcome> outcomes) {
    SampleMoments model = new SampleMoments();
    SampleMoments deciders = new SampleMoments();
    SampleMoments same = new SampleMoments();
    for (Outcome outcome : outcomes) {
      double came = outcome.inside() ? 1 : 0;
      model.add(square(CLAIMED - came));
      for (Decider decider : outcome.deciders()) {
        Double stated = decider.confidence();
        if (stated != null) {
          deciders.add(square(stated - came));
          same.add(square(CLAIMED - came));
        }
      }
    }
    return new Brier(mean(model), mean(deciders), mean(same), (int) deciders.count());
  }

  private static @Nullable Double mean(SampleMoments moments) {
    return moments.count() == 0 ? null : (Double) moments.mean();
  }

  private static double square(double value) {
    return value * value;
  }

  private static List<Calibration> calibration(List<Outcome> outcomes) {
    List<Calibration> all = new ArrayList<>();
    if (outcomes.isEmpty()) {
      return all;
    }
    long inside = outcomes.stream().filter(Outcome::inside).count();
    all.add(
        new Calibration(
            "model", CLAIMED, BinomialInterval.jeffreys(inside, outcomes.size()), outcomes.size()));
    Map<Integer, SampleMoments> stated = new TreeMap<>();
    Map<Integer, Integer> came = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      for (Decider decider : outcome.deciders()) {
        Double confidence = decider.confidence();
        if (confidence != null) {
          int fifth = Math.min(FIFTHS - 1, (int) (confidence * FIFTHS));
          stated.computeIfAbsent(fifth, _ -> new SampleMoments()).add(confidence);
          came.merge(fifth, outcome.inside() ? 1 : 0, Integer::sum);
        }
      }
    }
    stated.forEach((fifth, moments) ->
        all.add(
            new Calibration(
                "deciders",
                moments.mean(),
                BinomialInterval.jeffreys(Objects.requireNonNull(came.get(fifth)), moments.count()),
                (int) moments.count())));
    return all;
  }

  private static List<Bias> bias(List<Outcome> outcomes) {
    Map<EvidenceKind, List<Outcome>> byKind = new EnumMap<>(EvidenceKind.class);
    for (Outcome outcome : outcomes) {
      EvidenceKind kind = outcome.kind();
      if (kind != null) {
        byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(outcome);
      }
    }
    List<Bias> all = new ArrayList<>();
    byKind.forEach((kind, those) -> all.add(bias(kind, those)));
    return all;
  }

  private static Bias bias(EvidenceKind kind, List<Outcome> outcomes) {
    int n = outcomes.size();
    if (n < FEWEST) {
      return new Bias(
          kind,
          null,
          null,
          n,
          null,
          new NotEnoughData(
              n, FEWEST, "Too few checked predictions rest on " + kind.label() + "."));
    }
    Interval difference = difference(outcomes);
    boolean off = difference.low() > 0 || difference.high() < 0;
    return new Bias(
        kind, factor(outcomes), difference, n, off ? suggestedBias(outcomes) : null, null);
  }

  /** Mean and Student's range, with n − 1 degrees of freedom. */
  private static Interval difference(List<Outcome> outcomes) {
    SampleMoments moments = new SampleMoments();
    outcomes.forEach(outcome -> moments.add(outcome.difference()));
    double half =
        TDistribution.of(moments.count() - 1.0).inverseSurvivalProbability(0.1)
            * moments.sd()
            / Math.sqrt((double) moments.count());
    return new Interval(moments.mean() - half, moments.mean(), moments.mean() + half);
  }

  /** Bootstrap over decisions; null where nothing was predicted. */
  private static @Nullable Interval factor(List<Outcome> outcomes) {
    double predicted = outcomes.stream().mapToDouble(each -> each.predicted().mid()).sum();
    if (predicted <= 0) {
      return null;
    }
    double observed = outcomes.stream().mapToDouble(each -> each.observed().mid()).sum();
    var random = new SplittableRandom(SEED);
    var drawn = new double[DRAWS];
    int kept = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double promised = 0;
      double came = 0;
      for (int i = 0; i < outcomes.size(); i++) {
        Outcome outcome = outcomes.get(random.nextInt(outcomes.size()));
        promised += outcome.predicted().mid();
        came += outcome.observed().mid();
      }
      if (promised > 0) {
        drawn[kept++] = came / promised;
      }
    }
    Interval range = Interval.ofSample(java.util.Arrays.copyOf(drawn, kept));
    double mid = observed / predicted;
    return new Interval(Math.min(range.low(), mid), mid, Math.max(range.high(), mid));
  }

  /**
   * How far the value behind a prediction was off, in the unit of the value model: the part of the
   * promise that did not come times the value it rested on, as a root mean square.
   */
  private static @Nullable Double suggestedBias(List<Outcome> outcomes) {
    SampleMoments off = new SampleMoments();
    for (Outcome outcome : outcomes) {
      Double value = outcome.value();
      if (value != null && outcome.predicted().mid() > 0) {
        off.add(square(outcome.difference() / outcome.predicted().mid() * value));
      }
    }
    return off.count() < FEWEST ? null : (Double) Math.sqrt(off.mean());
  }
}
