package io.beachhead.segments.rule;

/**
 * What is wrong with a rule.
 *
 * @param position 1-based character at which it shows; one past the end where something is missing
 * @param problem what was expected, as a sentence
 */
public record RuleProblem(int position, String problem) {}
