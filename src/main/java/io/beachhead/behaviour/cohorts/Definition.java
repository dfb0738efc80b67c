package io.beachhead.behaviour.cohorts;

import tools.jackson.databind.JsonNode;

/** What makes somebody a member. */
public sealed interface Definition {

  /** A list that somebody fixed; it stays as it is. */
  record Fixed() implements Definition {}

  /**
   * A number of an answer: whoever is behind it when the cohort is looked at.
   *
   * @param question funnel, retention, stickiness, lifecycle, activity or feature-use
   * @param body as the API takes it, with {@code of}
   */
  record Cell(String question, JsonNode body) implements Definition {}

  /**
   * A rule: see {@link RuleReader}.
   *
   * @param text as it was given
   * @param rule as it was understood
   */
  record ByRule(JsonNode text, Rule rule) implements Definition {}

  /** Whether the members change by themselves. */
  default boolean isDynamic() {
    return !(this instanceof Fixed);
  }
}
