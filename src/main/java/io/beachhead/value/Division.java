package io.beachhead.value;

import io.beachhead.web.chart.SegmentColours;
import java.util.List;

/**
 * Accounts divided by one segmentation: each is in exactly one of its parts.
 *
 * @param key of the segmentation
 * @param parts in order; {@code otherwise} last and only where it has accounts
 * @param segmentOf per account, the place of its part
 */
record Division(String key, String name, List<Part> parts, int[] segmentOf) {

  Division {
    parts = List.copyOf(parts);
  }

  /**
   * One segment.
   *
   * @param colour of the segment: see {@link SegmentColours}
   */
  record Part(String key, String name, int colour, int accounts, double arr) {}

  int size() {
    return parts.size();
  }

  /** The place of a segment; −1 where it has none. */
  int place(String segment) {
    for (int place = 0; place < parts.size(); place++) {
      if (parts.get(place).key().equals(segment)) {
        return place;
      }
    }
    return -1;
  }
}
