package io.beachhead.segments.rule;

import java.util.List;

/** A text that is not a rule, or a rule that cannot be asked of these customers. */
public final class RuleException extends RuntimeException {
  private final transient List<RuleProblem> problems;

  public RuleException(List<RuleProblem> problems) {
    super(problems.getFirst().problem());
    this.problems = List.copyOf(problems);
  }

  /** At least one, by position. */
  public List<RuleProblem> problems() {
    return problems;
  }
}
