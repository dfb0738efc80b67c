package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.EventSelector;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sentence that is true or false of a person or an account. */
public sealed interface Rule {

  record All(List<Rule> rules) implements Rule {
    public All {
      rules = List.copyOf(rules);
    }
  }

  record Any(List<Rule> rules) implements Rule {
    public Any {
      rules = List.copyOf(rules);
    }
  }

  record Not(Rule rule) implements Rule {}

  /**
   * Did something a number of times lately.
   *
   * @param atLeast times, 1 or more
   * @param lastDays today and the days before it; null = ever
   */
  record Did(EventSelector event, int atLeast, @Nullable Integer lastDays) implements Rule {}

  /**
   * Whose account meets a rule in the language of segments.
   *
   * @param text of the rule
   */
  record Accounts(String text) implements Rule {}

  /** Whose role the records call so. */
  record Persona(String persona) implements Rule {}

  /** Who is in another cohort; of a cohort of the other kind, whose account or person is. */
  record InCohort(String key) implements Rule {}

  /** The rule itself and all rules in it. */
  default Stream<Rule> parts() {
    return switch (this) {
      case All(var rules) -> Stream.concat(Stream.of(this), rules.stream().flatMap(Rule::parts));
      case Any(var rules) -> Stream.concat(Stream.of(this), rules.stream().flatMap(Rule::parts));
      case Not(var rule) -> Stream.concat(Stream.of(this), rule.parts());
      default -> Stream.of(this);
    };
  }
}
