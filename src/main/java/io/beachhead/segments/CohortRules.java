package io.beachhead.segments;

import io.beachhead.behaviour.cohorts.AccountRules;
import io.beachhead.behaviour.cohorts.CohortUse;
import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Rule;
import io.beachhead.segments.rule.RuleCheck;
import io.beachhead.segments.rule.RuleException;
import io.beachhead.web.ProblemItem;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lends the language of segments to cohorts, and says which segments ask for one. */
@Component
class CohortRules implements AccountRules, CohortUse {
  private final FeatureUses uses;
  private final Segmentations segmentations;

  CohortRules(FeatureUses uses, Segmentations segmentations) {
    this.uses = uses;
    this.segmentations = segmentations;
  }

  @Override
  public List<ProblemItem> problems(String rule, CustomerBase customers) {
    try {
      var condition = Rule.parse(rule).condition();
      var vocabulary = new AccountVocabulary(customers, uses.features(), "", uses.cohorts());
      return RuleCheck.problems(condition, vocabulary).stream()
          .map(problem -> ProblemItem.at(problem.position(), problem.problem()))
          .toList();
    } catch (RuleException unreadable) {
      return unreadable.problems().stream()
          .map(problem -> ProblemItem.at(problem.position(), problem.problem()))
          .toList();
    }
  }

  @Override
  public BitSet rows(String rule, CustomerBase customers) {
    try {
      return new RuleEvaluation(customers, uses).accounts(Rule.parse(rule).condition());
    } catch (RuleException unreadable) {
      return new BitSet();
    }
  }

  @Override
  public Set<String> cohorts(String rule) {
    var keys = new HashSet<String>();
    try {
      collect(Rule.parse(rule).condition(), keys);
    } catch (RuleException unreadable) {
      return Set.of();
    }
    return keys;
  }

  private static void collect(Condition condition, Set<String> keys) {
    switch (condition) {
      case Condition.And(List<Condition> all) -> all.forEach(part -> collect(part, keys));
      case Condition.Or(List<Condition> any) -> any.forEach(part -> collect(part, keys));
      case Condition.Not(Condition inside) -> collect(inside, keys);
      case Condition.InCohort(String cohort, var _) -> keys.add(cohort);
      case Condition.Test _ -> {}
    }
  }

  @Override
  public List<Use> of(String cohort) {
    return segmentations.all().stream()
        .filter(segmentation ->
            segmentation.segments().stream()
                .anyMatch(segment -> cohorts(segment.rule()).contains(cohort)))
        .map(segmentation ->
            new Use(
                "segmentation",
                segmentation.name(),
                "/segments?segmentation=" + segmentation.key()))
        .toList();
  }
}
