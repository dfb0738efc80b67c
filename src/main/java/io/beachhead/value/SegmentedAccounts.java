package io.beachhead.value;

import java.time.LocalDate;
import java.util.List;

/**
 * The accounts of a customer base divided by one segmentation, as columns.
 *
 * @param segmentation key
 * @param segments in order; {@code otherwise} last and only where it has accounts
 * @param segmentOf per account, the place of its segment; −1 = in none
 * @param arr per account, in {@code currency}; 0 = none
 */
record SegmentedAccounts(
    LocalDate asOf,
    String currency,
    String segmentation,
    String segmentationName,
    List<Part> segments,
    int[] segmentOf,
    double[] arr) {

  /**
   * One segment.
   *
   * @param slot of its colour and shape; 0 = none
   */
  record Part(String key, String name, int slot, int accounts, double arr) {}

  List<String> keys() {
    return segments.stream().map(Part::key).toList();
  }
}
