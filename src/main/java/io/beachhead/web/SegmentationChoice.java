package io.beachhead.web;

/**
 * One entry of the segmentation chooser in the top bar.
 *
 * @param active whether pages use it when their address names none
 */
public record SegmentationChoice(String key, String name, boolean active) {
  /** What answers a key that no segmentation has: 404, never another segmentation's numbers. */
  public static ProblemException unknown(String key) {
    return ProblemException.notFound(
        "There is no segmentation with the key \"%s\".".formatted(key));
  }
}
