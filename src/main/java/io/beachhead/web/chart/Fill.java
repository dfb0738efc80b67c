package io.beachhead.web.chart;

/**
 * What an area of a chart is filled with: the colour of a segment, or a tint of slate for anything
 * else, as colour means segments.
 *
 * @param css the classes of the shape
 */
public record Fill(String css) {
  private static final int TINTS = 8;

  /** The only one there is. */
  public static final Fill WHOLE = slate(0);

  /** What has no value, or is beyond those that are shown. */
  public static final Fill REST = new Fill("v-grey2");

  /**
   * @param colour of the segment, 0 for none
   */
  public static Fill segment(int colour) {
    return new Fill("s-" + colour + " v-solid");
  }

  /** Tints far enough apart for neighbours; they repeat after eight. */
  public static Fill slate(int index) {
    return new Fill("v-k" + (index % TINTS + 1));
  }
}
