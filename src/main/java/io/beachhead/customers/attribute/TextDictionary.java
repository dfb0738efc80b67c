package io.beachhead.customers.attribute;

import java.util.Arrays;

/**
 * Distinct texts and their codes. Looks a value up inside a longer text without cutting it out, so
 * that reading a known value allocates nothing.
 */
public final class TextDictionary {
  private String[] values = new String[16];
  private int[] slots = new int[64]; // code + 1; 0 = free
  private int size;

  public int code(String text) {
    return code(text, 0, text.length());
  }

  /** Code of {@code source.substring(from, to)}. */
  public int code(String source, int from, int to) {
    int slot = hash(source, from, to) & (slots.length - 1);
    while (slots[slot] != 0) {
      String candidate = values[slots[slot] - 1];
      if (candidate.length() == to - from && source.startsWith(candidate, from)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return add(source.substring(from, to), slot);
  }

  int size() {
    return size;
  }

  String value(int code) {
    return values[code];
  }

  public String[] values() {
    return Arrays.copyOf(values, size);
  }

  private int add(String value, int slot) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size] = value;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    slots = new int[slots.length * 4];
    for (int code = 0; code < size; code++) {
      String value = values[code];
      int slot = hash(value, 0, value.length()) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = code + 1;
    }
  }

  private static int hash(String source, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + source.charAt(at);
    }
    return hash ^ (hash >>> 15);
  }
}
