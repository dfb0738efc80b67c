package io.beachhead.web.chart;

import io.beachhead.web.Format;

/**
 * The colours of segments. Each comes with a shape of its own, so that nobody depends on colour:
 * {@code web/marker.jte} draws the shapes, {@code app.css} holds the colours.
 */
public final class SegmentColours {
  /** What no rule matches, and whatever is not a segment. */
  public static final int NONE = 0;

  /** Colours 1 to this one are told apart, by colour and by shape. */
  public static final int MOST = 12;

  /** All segments beyond: slate, told apart by their names; charts show them as one. */
  public static final int MORE = MOST + 1;

  private SegmentColours() {}

  /**
   * @param slot the place a segment was given on its first day, from 1; 0 for what no rule matches
   */
  public static int ofSlot(int slot) {
    return slot <= 0 ? NONE : Math.min(slot, MORE);
  }

  /** What the segments beyond are called together: {@code 13 more segments}. */
  public static String more(int segments) {
    return Format.count(segments, "more segment");
  }
}
