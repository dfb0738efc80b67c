package io.beachhead.text;

/**
 * What a model made of a text, a byte per dimension: a quarter of the memory, and cosines within
 * .01 of those of the whole numbers. Empty where the model does not read the text's language.
 */
final class Vector {
  static final Vector NONE = new Vector(new byte[0]);

  private final byte[] values;
  private final double norm;

  Vector(byte[] values) {
    this.values = values;
    long sum = 0;
    for (byte value : values) {
      sum += value * value;
    }
    this.norm = Math.sqrt(sum);
  }

  static Vector of(float[] exact) {
    float largest = 0;
    for (float value : exact) {
      largest = Math.max(largest, Math.abs(value));
    }
    byte[] values = new byte[exact.length];
    for (int d = 0; d < values.length; d++) {
      values[d] = (byte) Math.round(largest == 0 ? 0 : exact[d] / largest * Byte.MAX_VALUE);
    }
    return new Vector(values);
  }

  byte[] bytes() {
    return values;
  }

  boolean isEmpty() {
    return norm == 0;
  }

  /** The same direction with length 1; an array of its own. */
  float[] unit() {
    float[] unit = new float[values.length];
    for (int d = 0; d < unit.length && norm > 0; d++) {
      unit[d] = (float) (values[d] / norm);
    }
    return unit;
  }

  /** In [-1, 1]; 0 where either is empty. */
  double cosine(Vector other) {
    if (isEmpty() || other.isEmpty() || values.length != other.values.length) {
      return 0;
    }
    int dot = 0;
    for (int d = 0; d < values.length; d++) {
      dot += values[d] * other.values[d];
    }
    return dot / (norm * other.norm);
  }
}
