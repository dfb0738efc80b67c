package io.beachhead.segments;

import io.beachhead.web.text.Capital;
import io.beachhead.web.text.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A segmentation as somebody wants it: nothing in it has been checked.
 *
 * @param otherwise key of what no rule matches
 */
public record SegmentationDraft(
    String key, String name, List<Rule> rules, String otherwise, String otherwiseName) {
  static final String OTHERWISE = "other";

  /**
   * @param segment key of the segment
   * @param when the rule
   */
  public record Rule(String segment, String name, String when) {}

  public SegmentationDraft {
    rules = List.copyOf(rules);
  }

  public SegmentationDraft(String key, String name, List<Rule> rules) {
    this(key, name, rules, OTHERWISE, label(OTHERWISE));
  }

  /** What a segmentation says, as a draft of its next version. */
  public static SegmentationDraft of(Segmentation segmentation) {
    return new SegmentationDraft(
        segmentation.key(),
        segmentation.name(),
        segmentation.segments().stream()
            .map(segment -> new Rule(segment.key(), segment.name(), segment.rule()))
            .toList(),
        segmentation.otherwise().key(),
        segmentation.otherwise().name());
  }

  Optional<Rule> rule(String segment) {
    return rules.stream().filter(rule -> rule.segment.equals(segment)).findFirst();
  }

  /**
   * A key for a name, such as {@code real-estate} for Real estate.
   *
   * @param taken keys it must differ from
   */
  public static String keyFor(String name, Set<String> taken) {
    return Slug.free(name, 48, "segment", taken);
  }

  /** A name for a key that came without one: {@code real-estate} is Real estate. */
  public static String label(String key) {
    // A range keeps its hyphen: 0-35.
    String words = key.replaceAll("(?<!\\d)-|-(?!\\d)", " ").replace('_', ' ').strip();
    return words.isEmpty() ? key : Capital.first(words);
  }
}
