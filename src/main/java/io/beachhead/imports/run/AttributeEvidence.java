package io.beachhead.imports.run;

import io.beachhead.imports.cell.DecimalMark;
import io.beachhead.imports.cell.NumberCustom;
import io.beachhead.imports.cell.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of a custom attribute from all its values: numbers, true and false, else text.
 * Codes with leading zeros, percentages and columns that mix decimal marks stay text; so do yes and
 * no, because rules compare with what the file says.
 */
final class AttributeEvidence {
  /** What a custom attribute's values are. */
  enum Kind {
    NUMBER,
    BOOLEAN,
    TEXT
  }

  private final NumberCustom custom = new NumberCustom();
  private boolean seen;
  private boolean numbers = true;
  private boolean booleans = true;
  private boolean point;
  private boolean comma;

  void see(String value) {
    seen = true;
    if (booleans && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      booleans = false;
    }
    if (!numbers) {
      return;
    }
    var number = NumberText.of(value);
    if (number == null || number.percent() || number.code()) {
      numbers = false;
      return;
    }
    switch (number.marks()) {
      case BROKEN -> numbers = false;
      case POINT -> point = true;
      case COMMA -> comma = true;
      case NONE, EITHER -> {}
    }
    numbers &= !(point && comma);
    custom.see(number);
  }

  Kind kind() {
    if (!seen) {
      return Kind.TEXT;
    }
    return booleans ? Kind.BOOLEAN : numbers ? Kind.NUMBER : Kind.TEXT;
  }

  @Nullable DecimalMark decided() {
    return custom.decided();
  }

  boolean asks() {
    return kind() == Kind.NUMBER && custom.asks();
  }
}
