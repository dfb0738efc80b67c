package io.beachhead.segments;

import io.beachhead.web.chart.SegmentColours;

/**
 * One part of a segmentation.
 *
 * @param key unique within the segmentation: what the API, exports and evidence call it
 * @param slot which colour and shape it wears, from its first day on: 1 to 12 have one of their
 *     own, 0 (what no rule matches) and 13 and above are slate
 * @param rule who belongs to it, in the rule language; empty for what no rule matches
 */
public record Segment(String key, String name, int slot, String rule) {
  /** Whether it holds the accounts that no rule matches. */
  public boolean otherwise() {
    return rule.isEmpty();
  }

  /** What to draw it with; see {@link SegmentColours}. */
  public int colour() {
    return SegmentColours.ofSlot(slot);
  }
}
