package io.beachhead.behaviour.web;

import io.beachhead.web.chart.Fill;

/**
 * How one value of a breakdown is named and drawn.
 *
 * @param colour of a segment; −1 for anything else
 */
public record GroupLabel(String text, int colour, Fill fill) {
  /** The colour for lines, where 0 is slate. */
  public int lineColour() {
    return Math.max(0, colour);
  }
}
