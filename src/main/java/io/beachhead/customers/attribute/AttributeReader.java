package io.beachhead.customers.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the custom attributes of accounts, one flat JSON object per row, straight into columns.
 *
 * <p>A general JSON parser builds a tree per account, and at 100,000 accounts of 30 attributes that
 * is three million nodes for values that repeat. Here the keys are guessed from the row before (an
 * import writes them in one order) and values are found in the dictionary without being cut out.
 * Column names that differ in letter case only are one column.
 */
public final class AttributeReader {
  private final Map<String, Column> byKey = new HashMap<>();
  private final Map<String, Column> byLowerKey = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private @Nullable Column first;
  private String json = "";
  private int at;

  private static final class Column {
    final String key;
    final ColumnBuilder builder;
    @Nullable Column next;

    Column(String key, ColumnBuilder builder) {
      this.key = key;
      this.builder = builder;
    }
  }

  /** Columns in the order in which they were first met. */
  public List<ColumnBuilder> columns() {
    return columns.stream().map(column -> column.builder).toList();
  }

  /** Throws IllegalArgumentException where {@code object} is not a JSON object. */
  public void read(int row, String object) {
    json = object;
    at = 0;
    expect('{');
    if (peek() == '}') {
      return;
    }
    Column previous = null;
    while (true) {
      Column column = key(previous);
      expect(':');
      value(row, column.builder);
      previous = column;
      char separator = peek();
      at++;
      if (separator == '}') {
        return;
      }
      if (separator != ',') {
        throw broken("',' or '}'");
      }
    }
  }

  private Column key(@Nullable Column previous) {
    expect('"');
    Column guess = previous == null ? first : previous.next;
    if (guess != null) {
      int end = at + guess.key.length();
      if (end < json.length() && json.charAt(end) == '"' && json.startsWith(guess.key, at)) {
        at = end + 1;
        return guess;
      }
    }
    String key = string();
    Column column = byKey.get(key);
    if (column == null) {
      column = newColumn(key);
    }
    if (previous == null) {
      first = column;
    } else {
      previous.next = column;
    }
    return column;
  }

  private Column newColumn(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    Column known = byLowerKey.get(lower);
    Column column = new Column(key, known == null ? new ColumnBuilder(key) : known.builder);
    byKey.put(key, column);
    if (known == null) {
      byLowerKey.put(lower, column);
      columns.add(column);
    }
    return column;
  }

  private void value(int row, ColumnBuilder column) {
    switch (peek()) {
      case '"' -> {
        at++;
        int from = at;
        int plain = plainEnd();
        if (json.charAt(plain) == '"') {
          at = plain + 1;
          column.text(row, json, from, plain);
        } else {
          column.text(row, string());
        }
      }
      case 't' -> {
        word("true");
        column.flag(row, true);
      }
      case 'f' -> {
        word("false");
        column.flag(row, false);
      }
      case 'n' -> word("null");
      case '{', '[' -> {
        int from = at;
        skipNested();
        column.text(row, json, from, at);
      }
      default -> column.number(row, number());
    }
  }

  /** Position of the quote or the backslash that ends the plain part of a string. */
  private int plainEnd() {
    int quote = json.indexOf('"', at);
    if (quote < 0) {
      throw broken("'\"'");
    }
    int escape = json.indexOf('\\', at, quote);
    return escape < 0 ? quote : escape;
  }

  /** The rest of a string whose opening quote was read. */
  private String string() {
    int plain = plainEnd();
    if (json.charAt(plain) == '"') {
      String text = json.substring(at, plain);
      at = plain + 1;
      return text;
    }
    StringBuilder text = new StringBuilder();
    while (true) {
      char c = current();
      at++;
      if (c == '"') {
        return text.toString();
      }
      text.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = current();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> c;
      case 'u' -> {
        if (at + 4 > json.length()) {
          throw broken("four hexadecimal digits");
        }
        char unit = (char) Integer.parseInt(json, at, at + 4, 16);
        at += 4;
        yield unit;
      }
      default -> throw broken("an escape");
    };
  }

  /** Up to 15 digits without exponent are exact by one division; anything else is parsed fully. */
  private double number() {
    int from = at;
    boolean negative = current() == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int count = 0;
    int decimals = 0;
    boolean fraction = false;
    while (at < json.length()) {
      char c = json.charAt(at);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        count++;
        decimals += fraction ? 1 : 0;
      } else if (c == '.' && !fraction) {
        fraction = true;
      } else {
        break;
      }
      at++;
    }
    boolean exponent = at < json.length() && (json.charAt(at) == 'e' || json.charAt(at) == 'E');
    if (count == 0) {
      throw broken("a value");
    }
    if (count <= 15 && !exponent) {
      double number = digits / POWERS_OF_TEN[decimals];
      return negative ? -number : number;
    }
    while (at < json.length() && "+-.eE0123456789".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
    return Double.parseDouble(json.substring(from, at));
  }

  private static final double[] POWERS_OF_TEN = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private void skipNested() {
    int depth = 0;
    do {
      char c = current();
      at++;
      if (c == '"') {
        string();
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    } while (depth > 0);
  }

  private void word(String word) {
    if (!json.startsWith(word, at)) {
      throw broken(word);
    }
    at += word.length();
  }

  private void expect(char c) {
    if (peek() != c) {
      throw broken("'" + c + "'");
    }
    at++;
  }

  /** The next character that is no white space. */
  private char peek() {
    while (current() <= ' ') {
      at++;
    }
    return json.charAt(at);
  }

  private char current() {
    if (at >= json.length()) {
      throw broken("more text");
    }
    return json.charAt(at);
  }

  private IllegalArgumentException broken(String expected) {
    return new IllegalArgumentException(
        "The attributes of an account are not a JSON object: expected %s at character %d"
            .formatted(expected, at + 1));
  }
}
