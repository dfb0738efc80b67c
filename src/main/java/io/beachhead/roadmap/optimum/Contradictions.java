package io.beachhead.roadmap.optimum;

import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Finds rules that no roadmap can keep, and says which of them contradict each other. */
final class Contradictions {
  private final Rules rules;
  private final Candidates candidates;
  private final List<ProblemItem> problems = new ArrayList<>();

  private Contradictions(Rules rules, Candidates candidates) {
    this.rules = rules;
    this.candidates = candidates;
  }

  /** What is wrong; empty where some roadmap keeps all rules. */
  static List<ProblemItem> find(Rules rules, Candidates candidates) {
    var finding = new Contradictions(rules, candidates);
    finding.cycle();
    if (finding.problems.isEmpty()) {
      finding.conflicts();
    }
    if (finding.problems.isEmpty()) {
      finding.capacity();
    }
    return finding.problems;
  }

  private void add(String field, String value, String problem) {
    problems.add(ProblemItem.of(field, value, problem));
  }

  private void cycle() {
    List<Integer> ordered = rules.inOrder();
    BitSet left = new BitSet();
    left.set(0, rules.size());
    ordered.forEach(left::clear);
    if (left.isEmpty()) {
      return;
    }
    // From a feature that is left, following what it needs among those left comes round.
    List<Integer> path = new ArrayList<>();
    int at = left.nextSetBit(0);
    while (!path.contains(at)) {
      path.add(at);
      at = IntStream.of(rules.requires()[at]).filter(left::get).findFirst().orElseThrow();
    }
    List<Integer> round = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    Collections.addAll(round, at);
    List<String> names = candidates.names(round);
    add(
        "requires",
        String.join(", ", keys(round.subList(0, round.size() - 1))),
        "a cycle of prerequisites: %s. Remove one of these prerequisites"
            .formatted(String.join(" needs ", names)));
  }

  private List<String> keys(List<Integer> places) {
    return places.stream().map(place -> candidates.features().get(place).key()).toList();
  }

  private void conflicts() {
    for (int feature : rules.must().stream().toArray()) {
      if (rules.mustNot().get(feature)) {
        add("must", key(feature), name(feature) + " is both in must and in mustNot");
      }
    }
    if (!problems.isEmpty()) {
      return;
    }
    for (int feature : rules.must().stream().toArray()) {
      BitSet needs = needs(feature);
      for (int needed : needs.stream().toArray()) {
        if (rules.mustNot().get(needed)) {
          add(
              "mustNot",
              key(needed),
              "%s must be built and cannot be without %s, which must not"
                  .formatted(name(feature), name(needed)));
        }
      }
    }
    BitSet forced = rules.closure(rules.must());
    for (BitSet set : rules.apart()) {
      BitSet both = (BitSet) forced.clone();
      both.and(set);
      if (both.cardinality() > 1) {
        add(
            "apart",
            String.join(", ", keys(both.stream().boxed().toList())),
            "%s are kept apart, but must, prerequisites or together ask for all of them"
                .formatted(join(both)));
      }
    }
    for (BitSet group : rules.together()) {
      BitSet whole = rules.closure(group);
      for (BitSet set : rules.apart()) {
        BitSet both = (BitSet) whole.clone();
        both.and(set);
        if (both.cardinality() > 1) {
          add(
              "together",
              String.join(", ", keys(both.stream().boxed().toList())),
              "%s are asked for together and kept apart".formatted(join(both)));
        }
      }
    }
  }

  private BitSet needs(int feature) {
    BitSet one = new BitSet();
    one.set(feature);
    return rules.closure(one);
  }

  private void capacity() {
    BitSet forced = rules.closure(rules.must());
    if (forced.isEmpty()) {
      return;
    }
    for (Rules.Limit limit : rules.limits()) {
      BitSet of = (BitSet) forced.clone();
      of.and(limit.features());
      double weeks = rules.weeks(of);
      double most = limit.capacity() * rules.quarters();
      if (weeks > most + Rules.ROUNDING) {
        add(
            "must",
            String.join(", ", keys(of.stream().boxed().toList())),
            "%s must be built and take %s; the capacity is %s"
                .formatted(join(of), Words.weeks(weeks), held(limit.capacity())));
        return;
      }
    }
    if (!rules.fits(forced)) {
      add(
          "must",
          String.join(", ", keys(forced.stream().boxed().toList())),
          ("%s must be built, and cannot be divided into %d quarters of %s so that each is built"
                  + " within one")
              .formatted(
                  join(forced),
                  rules.quarters(),
                  Words.weeks(rules.limits().getFirst().capacity())));
    }
  }

  private String held(double capacity) {
    return rules.quarters() == 1
        ? Words.weeks(capacity)
        : "%s in each of %d quarters".formatted(Words.weeks(capacity), rules.quarters());
  }

  private String key(int feature) {
    return candidates.features().get(feature).key();
  }

  private String name(int feature) {
    return candidates.name(feature);
  }

  private String join(BitSet set) {
    return Words.join(candidates.names(set.stream().boxed().toList()));
  }
}
