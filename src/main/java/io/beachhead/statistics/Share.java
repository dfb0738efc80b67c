package io.beachhead.statistics;

/**
 * A part of a whole as a fraction in [0, 1]. Only views turn it into percent.
 *
 * @param value the fraction
 */
public record Share(double value) {
  public Share {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a share is a fraction in [0, 1], not " + value);
    }
  }
}
