package io.beachhead.behaviour.web;

import io.beachhead.web.chart.Fill;

/**
 * How one value of a breakdown is named and drawn.
 *
 * @param slot of a segment; −1 for anything else
 */
public record GroupLabel(String text, int slot, Fill fill) {
  /** The slot for lines, where 0 is slate. */
  public int lineSlot() {
    return Math.max(0, slot);
  }
}
