package io.beachhead.roadmap.optimum;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Turns the keys of a question into rules on places, and refuses what is no candidate. */
final class RuleReader {
  private final Candidates candidates;
  private final List<ProblemItem> problems = new ArrayList<>();

  private RuleReader(Candidates candidates) {
    this.candidates = candidates;
  }

  /**
   * @throws ProblemException 422 that names every key that is not a candidate
   */
  static Rules read(OptimumQuestion question, double capacity, Candidates candidates) {
    var reader = new RuleReader(candidates);
    BitSet all = new BitSet();
    all.set(0, candidates.features().size());
    List<Rules.Limit> limits = new ArrayList<>();
    limits.add(new Rules.Limit(all, capacity));
    for (OptimumQuestion.Team team : question.teams()) {
      limits.add(new Rules.Limit(reader.set("teams", team.features()), team.capacity()));
    }
    Rules rules =
        new Rules(
            candidates.weeks(),
            candidates.requires(),
            question.together().stream().map(set -> reader.set("together", set)).toList(),
            question.apart().stream().map(set -> reader.set("apart", set)).toList(),
            reader.set("must", question.must()),
            reader.set("mustNot", question.mustNot()),
            limits,
            question.quarters());
    if (!reader.problems.isEmpty()) {
      throw ProblemException.unprocessable(
          "The rules name features that are not candidates.", reader.problems);
    }
    return rules;
  }

  private BitSet set(String field, List<String> keys) {
    BitSet set = new BitSet();
    for (String key : keys) {
      int place = candidates.place(key);
      if (place < 0) {
        problems.add(ProblemItem.of(field, key, candidates.whyNot(key)));
      } else {
        set.set(place);
      }
    }
    return set;
  }
}
