package io.beachhead.imports.run;

import io.beachhead.imports.cell.DecimalMark;
import io.beachhead.imports.cell.NumberConvention;
import io.beachhead.imports.cell.NumberText;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of a custom attribute from all its values: numbers, true and false, else text.
 *
 * <p>A text becomes a number only if writing that number gives the same text again: 1.10, 007,
 * +4722334455, 1e5, 12% and numbers of more than 15 digits keep their text, and with them their
 * column. Amounts written in groups of thousands (1,234.50), and amounts with equally many decimals
 * under a header that speaks of money, are written the same way throughout and lose nothing. One
 * odd cell among numbers keeps its text and leaves the column its type.
 */
final class AttributeEvidence {
  /** What a custom attribute's values are. */
  enum Kind {
    NUMBER,
    BOOLEAN,
    TEXT
  }

  /** So many cells of a type for each cell that is odd. */
  private static final int SOUND_FOR_EACH_ODD = 20;

  /** With one odd cell, so many others are enough. */
  private static final int SOUND_FOR_ONE_ODD = 3;

  private static final Set<String> MONEY =
      Set.of(
          "amount", "revenue", "price", "mrr", "arr", "acv", "tcv", "spend", "cost", "costs",
          "charge", "charges", "budget", "fee", "balance", "sales", "value", "betrag", "umsatz",
          "preis", "montant", "prix", "importe", "precio");

  private final boolean money;
  private final NumberConvention custom = new NumberConvention();
  private long cells;
  private long booleans;
  private long numbers;
  private long grouped;
  private long trailing;
  private long lossy;
  private boolean point;
  private boolean comma;
  private int decimals = -1;
  private boolean uneven;
  private @Nullable String lossyExample;
  private @Nullable String trailingExample;
  private @Nullable String oddExample;
  private long oddLine;

  AttributeEvidence(String header) {
    money = speaksOfMoney(header);
  }

  private static boolean speaksOfMoney(String header) {
    for (String word : header.split("(?<=[a-z])(?=[A-Z])|[^\\p{L}]+")) {
      if (MONEY.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  void see(String value, long line) {
    cells++;
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      booleans++;
      return;
    }
    var number = NumberText.of(value);
    if (number == null || number.marks() == NumberText.Marks.BROKEN) {
      odd(value, line);
    } else if (!number.bare() || number.code() || !writtenAgain(value, number)) {
      lossy++;
      lossyExample = lossyExample == null ? value : lossyExample;
    } else {
      numbers++;
      see(number, value);
    }
  }

  private void odd(String value, long line) {
    if (oddExample == null) {
      oddExample = value;
      oddLine = line;
    }
  }

  private void see(NumberText number, String value) {
    custom.see(number);
    point |= number.marks() == NumberText.Marks.POINT;
    comma |= number.marks() == NumberText.Marks.COMMA;
    String body = number.body();
    int mark = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
    boolean both = body.indexOf('.') >= 0 && body.indexOf(',') >= 0;
    boolean groups = both || body.length() < value.replace("-", "").length() || twice(body);
    grouped += groups ? 1 : 0;
    boolean tenths = mark >= 0 && number.marks() != NumberText.Marks.EITHER && !twice(body);
    int places = tenths ? body.length() - mark - 1 : 0;
    if (number.marks() != NumberText.Marks.EITHER) {
      uneven |= decimals >= 0 && decimals != places;
      decimals = places;
    }
    if (tenths && body.endsWith("0")) {
      trailing++;
      trailingExample = trailingExample == null ? value : trailingExample;
    }
  }

  /** 1.234.567: marks that can only be those of groups. */
  private static boolean twice(String body) {
    char mark = body.indexOf('.') >= 0 ? '.' : ',';
    return body.indexOf(mark) != body.lastIndexOf(mark)
        && !(body.indexOf('.') >= 0 && body.indexOf(',') >= 0);
  }

  /** Digits with an optional minus, no exponent, nothing missing on either side of the mark. */
  private static boolean writtenAgain(String value, NumberText number) {
    String body = number.body();
    char first = body.charAt(0);
    char last = body.charAt(body.length() - 1);
    boolean exponent = body.indexOf('e') >= 0 || body.indexOf('E') >= 0;
    boolean zero = number.negative() && body.chars().allMatch(c -> c == '0');
    return !exponent
        && Character.isDigit(first)
        && Character.isDigit(last)
        && !zero
        && (value.charAt(0) == '-' || Character.isDigit(value.charAt(0)) || value.charAt(0) == '(');
  }

  Kind kind() {
    if (mostly(booleans)) {
      return Kind.BOOLEAN;
    }
    boolean written = trailing == 0 || ((grouped > 0 || money) && !uneven);
    return mostly(numbers) && lossy == 0 && written && !(point && comma) ? Kind.NUMBER : Kind.TEXT;
  }

  /** Whether all cells are of a type, or all but an odd one. */
  private boolean mostly(long sound) {
    long odd = cells - sound;
    return sound > 0
        && (odd == 0
            || (odd == 1 && sound >= SOUND_FOR_ONE_ODD)
            || odd * SOUND_FOR_EACH_ODD <= sound);
  }

  /** What people should know about the type, or null. */
  @Nullable String note(String header) {
    var kind = kind();
    if (kind == Kind.TEXT && numbers + lossy == cells && numbers > 0) {
      String example = lossyExample == null ? trailingExample : lossyExample;
      return example == null
          ? null
          : "%s stays text: “%s” written as a number would be another text."
              .formatted(header, example);
    }
    long texts = cells - numbers - booleans - lossy;
    if (kind == Kind.TEXT && numbers > texts && texts > 0) {
      return "%s stays text: %,d of its %,d cells are no numbers (“%s”, line %d)."
          .formatted(header, texts, cells, oddExample, oddLine);
    }
    long odd = cells - (kind == Kind.BOOLEAN ? booleans : numbers);
    if (kind == Kind.TEXT || odd == 0) {
      return null;
    }
    return "%s is %s; %s (“%s”, line %d)."
        .formatted(
            header,
            kind == Kind.NUMBER ? "a number" : "true or false",
            odd == 1
                ? "1 cell is not, and keeps its text"
                : "%,d cells are not, and keep their text".formatted(odd),
            oddExample,
            oddLine);
  }

  @Nullable DecimalMark decided() {
    return custom.decided();
  }

  boolean asks() {
    return kind() == Kind.NUMBER && custom.asks();
  }
}
