package io.beachhead.segments.web;

import io.beachhead.segments.SegmentationDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segmentation as programs send it; what is left out gets a name from its key.
 *
 * @param otherwise key of what no rule matches; by default {@code other}
 * @param version the version the change is based on: another one in the store answers 409; null
 *     overwrites
 */
record SegmentationForm(
    @Nullable String key,
    @Nullable String name,
    @Nullable List<@Nullable RuleForm> rules,
    @Nullable String otherwise,
    @Nullable String otherwiseName,
    @Nullable Integer version) {

  /**
   * @param segment key of the segment
   * @param when the rule
   */
  record RuleForm(@Nullable String segment, @Nullable String name, @Nullable String when) {
    private static final RuleForm EMPTY = new RuleForm(null, null, null);

    SegmentationDraft.Rule rule() {
      String plainKey = plain(segment);
      return new SegmentationDraft.Rule(
          plainKey,
          name == null ? SegmentationDraft.label(plainKey) : name,
          when == null ? "" : when);
    }
  }

  /** The draft; the key of the address counts, not the one of the body. */
  SegmentationDraft draft(String address) {
    String otherwiseKey = otherwise == null ? "other" : otherwise.strip();
    return new SegmentationDraft(
        address,
        name == null ? SegmentationDraft.label(address) : name,
        rules == null
            ? List.of()
            : rules.stream().map(rule -> (rule == null ? RuleForm.EMPTY : rule).rule()).toList(),
        otherwiseKey,
        otherwiseName == null ? SegmentationDraft.label(otherwiseKey) : otherwiseName);
  }

  SegmentationDraft draft() {
    return draft(plain(key));
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
