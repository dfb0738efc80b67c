package io.beachhead.segments.rule;

/**
 * A rule as it was written, and what it says.
 *
 * @param text as typed, never rewritten behind the author's back
 */
public record Rule(String text, Condition condition) {
  /** Longest rule, in UTF-16 units: room for a list of some thousand account ids. */
  public static final int LONGEST = 100_000;

  /**
   * Reads a rule.
   *
   * @throws RuleException with the place and what was expected there
   */
  public static Rule parse(String text) {
    return new Rule(text, Parser.parse(text));
  }

  /** A rule that says this, in its canonical text. */
  public static Rule of(Condition condition) {
    return new Rule(RulePrinter.print(condition), condition);
  }
}
