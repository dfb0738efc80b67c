package io.beachhead.customers.attribute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words, dictionary-coded: each distinct value is kept once and a row holds its code. To test many
 * rows, test the {@link #distinct()} values once and then compare codes.
 */
public final class TextAttribute implements Attribute {
  private final String name;
  private final int[] codes;
  private final String[] values;
  private final int knownCount;
  private @Nullable Map<String, Integer> codeByValue;

  public TextAttribute(String name, int[] codes, String[] values) {
    this.name = name;
    this.codes = codes;
    this.values = values;
    this.knownCount = (int) Arrays.stream(codes).filter(code -> code >= 0).count();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean known(int row) {
    return codes[row] >= 0;
  }

  @Override
  public int knownCount() {
    return knownCount;
  }

  @Override
  public @Nullable String text(int row) {
    int code = codes[row];
    return code < 0 ? null : values[code];
  }

  /** 0 to {@link #distinct()} − 1, or −1 where not known. */
  public int code(int row) {
    return codes[row];
  }

  public int distinct() {
    return values.length;
  }

  public String value(int code) {
    return values[code];
  }

  /** The code of exactly this value, or −1. */
  public synchronized int codeOf(String value) {
    Map<String, Integer> index = codeByValue;
    if (index == null) {
      index = HashMap.newHashMap(values.length);
      for (int code = 0; code < values.length; code++) {
        index.put(values[code], code);
      }
      codeByValue = index;
    }
    Integer code = index.get(value);
    return code == null ? -1 : code;
  }
}
