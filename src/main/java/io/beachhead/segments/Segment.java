package io.beachhead.segments;

/**
 * One part of a segmentation.
 *
 * @param key unique within the segmentation: what the API, exports and evidence call it
 * @param slot which colour and shape it wears, from its first day on: 1 to 6 have one, 0 (what no
 *     rule matches) and 7 and above are slate
 * @param rule who belongs to it, in the rule language; empty for what no rule matches
 */
public record Segment(String key, String name, int slot, String rule) {
  private static final int COLOURED_SLOTS = 6;

  /** Whether it holds the accounts that no rule matches. */
  public boolean otherwise() {
    return rule.isEmpty();
  }

  /** The slot to draw it with: 1 to 6, or 0 for slate. */
  public int colour() {
    return slot >= 1 && slot <= COLOURED_SLOTS ? slot : 0;
  }
}
