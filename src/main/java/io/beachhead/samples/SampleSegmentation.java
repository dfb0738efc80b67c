package io.beachhead.samples;

import java.util.List;

/**
 * A segmentation of a sample.
 *
 * @param rules first match wins
 * @param otherwise the key of the segment of all accounts that no rule matches
 */
public record SampleSegmentation(
    String key, String name, boolean active, List<Rule> rules, String otherwise) {

  public SampleSegmentation {
    rules = List.copyOf(rules);
  }

  /**
   * @param when a rule in the rule language
   */
  public record Rule(String segment, String name, String when) {}
}
