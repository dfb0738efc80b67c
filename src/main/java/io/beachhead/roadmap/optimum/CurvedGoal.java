package io.beachhead.roadmap.optimum;

/**
 * A goal that is a sum of parts, each a function of a mean and a variance, which a roadmap adds up:
 * the happy accounts of a block by what the roadmap is worth to them and how far they differ.
 */
interface CurvedGoal extends SolvedGoal {
  @Override
  default Scale addTo(RuleModel of, Rules rules) {
    CurveModel.maximise(this, rules, of);
    return new Scale(bound -> bound / CurveModel.UNIT, false);
  }

  int parts();

  /** The place in a state of the mean that a part depends on. */
  int mean(int part);

  /** The place of the sum of spreads; −1 where a part depends on its mean alone. */
  int spreads(int part);

  /** The place of the sum of squared spreads; only where there are {@link #spreads}. */
  int squares(int part);

  /** ρ in variance = (1 − ρ) Σσ² + ρ (Σσ)². */
  double correlation();

  /** What a part is worth; it never falls with the mean. */
  double part(int part, double mean, double variance);
}
