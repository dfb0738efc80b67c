package io.beachhead.behaviour.trends;

import io.beachhead.behaviour.log.PropertyColumns;

/** The values of a property as numbers, by the event's number. Used by many threads. */
final class Amounts {
  private static final int LONGEST = 64;

  private final PropertyColumns.Column column;
  private final double[] valueOf;

  Amounts(PropertyColumns.Column column) {
    this.column = column;
    valueOf = new double[column.size()];
    for (int code = 0; code < valueOf.length; code++) {
      var text = column.text(code);
      valueOf[code] = text == null ? Double.NaN : number(text);
    }
  }

  /** The event's value; NaN where it has none, or one that is not a number. */
  double of(int seq) {
    int code = column.code(seq);
    return code < valueOf.length ? valueOf[code] : Double.NaN;
  }

  boolean isMissing(int seq) {
    return column.code(seq) == 0;
  }

  /** A number, also one that was sent as text; NaN for any other text. */
  static double number(String text) {
    if (text.length() > LONGEST || !isPlain(text)) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }

  /** Java reads more as a number than anybody means: "1d", "0x1p3", "NaN". */
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }
}
