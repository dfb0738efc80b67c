package io.beachhead.segments.rule;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value as written in a rule. A quoted one is read in the type of the attribute it is compared
 * with, so that a rule keeps working when a column of numbers turns out to hold a text.
 */
public sealed interface Value {
  SourcePosition at();

  /** In single quotes. */
  record Quoted(String text, SourcePosition at) implements Value {}

  /** Without trailing zeros, so that 1.50 and 1.5 are one number. */
  record Number(BigDecimal number, SourcePosition at) implements Value {
    public Number {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
  }

  record Truth(boolean truth, SourcePosition at) implements Value {}

  static Value text(String text) {
    return new Quoted(text, SourcePosition.NOWHERE);
  }

  static Value number(String number) {
    return new Number(new BigDecimal(number), SourcePosition.NOWHERE);
  }

  static Value truth(boolean truth) {
    return new Truth(truth, SourcePosition.NOWHERE);
  }

  /** Its text, or null where it is not quoted. */
  default @Nullable String asText() {
    return this instanceof Quoted(String text, SourcePosition _) ? text : null;
  }

  /** As a number, or null where it does not read as one. */
  default @Nullable BigDecimal asNumber() {
    return switch (this) {
      case Number(BigDecimal number, SourcePosition _) -> number;
      case Quoted(String text, SourcePosition _) -> {
        String plain = text.strip();
        yield plain.length() <= Lexer.LONGEST_NUMBER && plain.matches("-?[0-9]+(\\.[0-9]+)?")
            ? new BigDecimal(plain)
            : null;
      }
      case Truth _ -> null;
    };
  }

  /** As a date of the form 2026-01-31, or null where it does not read as one. */
  default @Nullable LocalDate asDate() {
    if (!(this instanceof Quoted(String text, SourcePosition _))) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /** As true or false, or null: true, 'yes', 'true', 1 and false, 'no', 'false', 0. */
  default @Nullable Boolean asTruth() {
    return switch (this) {
      case Truth(boolean truth, SourcePosition _) -> truth;
      case Number(BigDecimal number, SourcePosition _) -> truthOf(number.toPlainString());
      case Quoted(String text, SourcePosition _) -> truthOf(fold(text));
    };
  }

  private static @Nullable Boolean truthOf(String word) {
    return switch (word) {
      case "true", "yes", "1" -> Boolean.TRUE;
      case "false", "no", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  /**
   * The form in which texts are compared: letter case and surrounding blanks do not matter, and an
   * accented letter is the same however it is encoded.
   */
  static String fold(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
