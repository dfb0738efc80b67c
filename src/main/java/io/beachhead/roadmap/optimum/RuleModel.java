package io.beachhead.roadmap.optimum;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The rules as constraints: a yes or no for every feature. */
final class RuleModel {
  /** Weeks are whole numbers to the solver: a millionth is one. */
  private static final double WEEK = 1e6;

  private final Rules rules;
  final CpModel model = new CpModel();
  final BoolVar[] chosen;

  RuleModel(Rules rules) {
    this.rules = rules;
    this.chosen = new BoolVar[rules.size()];
    for (int feature = 0; feature < chosen.length; feature++) {
      chosen[feature] = model.newBoolVar("x" + feature);
    }
    choices();
    if (rules.quarters() == 1) {
      capacity(chosen);
    } else {
      quarters();
    }
  }

  private void choices() {
    for (int feature = 0; feature < chosen.length; feature++) {
      for (int required : rules.requires()[feature]) {
        model.addImplication(chosen[feature], chosen[required]);
      }
    }
    rules.must().stream().forEach(feature -> model.addEquality(chosen[feature], 1));
    rules.mustNot().stream().forEach(feature -> model.addEquality(chosen[feature], 0));
    for (BitSet set : rules.apart()) {
      model.addAtMostOne(literals(set));
    }
    for (BitSet set : rules.together()) {
      int[] of = set.stream().toArray();
      for (int i = 1; i < of.length; i++) {
        model.addEquality(chosen[of[0]], chosen[of[i]]);
      }
    }
  }

  private Literal[] literals(BitSet set) {
    return set.stream().mapToObj(feature -> (Literal) chosen[feature]).toArray(Literal[]::new);
  }

  private void capacity(BoolVar[] built) {
    for (Rules.Limit limit : rules.limits()) {
      int[] of = limit.features().stream().toArray();
      long[] weeks = IntStream.of(of).mapToLong(f -> Math.round(rules.weeks()[f] * WEEK)).toArray();
      BoolVar[] which = IntStream.of(of).mapToObj(f -> built[f]).toArray(BoolVar[]::new);
      model.addLessOrEqual(
          LinearExpr.weightedSum(which, weeks), Math.round(limit.capacity() * WEEK));
    }
  }

  private void quarters() {
    BoolVar[][] built = new BoolVar[rules.quarters()][chosen.length];
    for (int quarter = 0; quarter < built.length; quarter++) {
      for (int feature = 0; feature < chosen.length; feature++) {
        built[quarter][feature] = model.newBoolVar("x%d in %d".formatted(feature, quarter));
      }
      capacity(built[quarter]);
    }
    for (int feature = 0; feature < chosen.length; feature++) {
      model.addEquality(sum(built, feature, built.length), chosen[feature]);
      for (int required : rules.requires()[feature]) {
        for (int until = 1; until < built.length; until++) {
          model.addGreaterOrEqual(sum(built, required, until), sum(built, feature, until));
        }
      }
    }
  }

  private static LinearExpr sum(BoolVar[][] built, int feature, int quarters) {
    return LinearExpr.sum(
        IntStream.range(0, quarters)
            .mapToObj(quarter -> built[quarter][feature])
            .toArray(BoolVar[]::new));
  }

  /** Keeps a roadmap out of what is searched from now on. */
  void forbid(BitSet roadmap) {
    Literal[] differs = new Literal[chosen.length];
    for (int feature = 0; feature < differs.length; feature++) {
      differs[feature] = roadmap.get(feature) ? chosen[feature].not() : chosen[feature];
    }
    model.addBoolOr(differs);
  }

  void hint(BitSet roadmap) {
    model.clearHints();
    for (int feature = 0; feature < chosen.length; feature++) {
      model.addHint(chosen[feature], roadmap.get(feature) ? 1 : 0);
    }
  }
}
