package io.beachhead.customers.attribute;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;

/**
 * Collects one attribute's values row by row and decides its type at the end: numbers, all flags,
 * all ISO dates, else text. Rows never set are not known. One odd text among numbers leaves the
 * column its type: its row is not known to rules and keeps the text.
 */
public final class ColumnBuilder {
  /** With one odd cell, so many numbers are enough. */
  private static final int SOUND_FOR_ONE_ODD = 3;

  /** So many numbers for each cell that is odd. */
  private static final int SOUND_FOR_EACH_ODD = 20;

  private static final byte TEXT = 1;
  private static final byte NUMBER = 2;
  private static final byte FLAG = 3;

  private final String name;
  private final TextDictionary dictionary = new TextDictionary();
  private byte[] kinds = new byte[0];
  private int[] codes = new int[0];
  private double[] numbers = new double[0];
  private int texts;
  private int numerics;
  private int flags;

  public ColumnBuilder(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public void text(int row, String source, int from, int to) {
    if (from == to) {
      return;
    }
    mark(row, TEXT);
    if (row >= codes.length) {
      codes = Arrays.copyOf(codes, grown(row));
    }
    codes[row] = dictionary.code(source, from, to);
    texts++;
  }

  public void text(int row, String value) {
    text(row, value, 0, value.length());
  }

  public void number(int row, double number) {
    mark(row, NUMBER);
    putNumber(row, number);
    numerics++;
  }

  void flag(int row, boolean flag) {
    mark(row, FLAG);
    putNumber(row, flag ? 1 : 0);
    flags++;
  }

  public Attribute build(int size) {
    kinds = Arrays.copyOf(kinds, size);
    if (flags == 0 && numerics > 0 && few(texts)) {
      return numbers(size);
    }
    if (texts == 0 && numerics == 0 && flags > 0) {
      BitSet set = new BitSet(size);
      for (int row = 0; row < size; row++) {
        set.set(row, kinds[row] == FLAG && numbers[row] == 1);
      }
      return new FlagAttribute(name, set, known(size));
    }
    if (texts > 0 && numerics == 0 && flags == 0) {
      int[] days = daysByCode();
      if (days.length > 0) {
        return dates(size, days);
      }
    }
    return texts(size);
  }

  /** Whether so few cells are odd that the column keeps its type: as the import decides it. */
  private boolean few(int odd) {
    return odd == 0
        || (odd == 1 && numerics >= SOUND_FOR_ONE_ODD)
        || odd * SOUND_FOR_EACH_ODD <= numerics;
  }

  private NumberAttribute numbers(int size) {
    BitSet known = new BitSet(size);
    var odd = new HashMap<Integer, String>();
    for (int row = 0; row < size; row++) {
      if (kinds[row] == TEXT) {
        odd.put(row, dictionary.value(codes[row]));
      } else if (kinds[row] == NUMBER) {
        known.set(row);
      }
    }
    return new NumberAttribute(name, Arrays.copyOf(numbers, size), known, odd);
  }

  /** Every column that mixes kinds becomes text: 12 and "12+" are then both values of it. */
  public TextAttribute texts(int size) {
    kinds = Arrays.copyOf(kinds, size);
    int[] coded = Arrays.copyOf(codes, size);
    for (int row = 0; row < size; row++) {
      switch (kinds[row]) {
        case TEXT -> {}
        case NUMBER -> coded[row] = dictionary.code(NumberAttribute.plain(numbers[row]));
        case FLAG -> coded[row] = dictionary.code(Boolean.toString(numbers[row] == 1));
        default -> coded[row] = -1;
      }
    }
    return new TextAttribute(name, coded, dictionary.values());
  }

  private DateAttribute dates(int size, int[] dayByCode) {
    int[] days = new int[size];
    for (int row = 0; row < size; row++) {
      days[row] = kinds[row] == TEXT ? dayByCode[codes[row]] : DateAttribute.NOT_KNOWN;
    }
    return new DateAttribute(name, days);
  }

  /** Epoch day of every distinct value, or an empty array as soon as one is no ISO date. */
  private int[] daysByCode() {
    int[] days = new int[dictionary.size()];
    for (int code = 0; code < days.length; code++) {
      String value = dictionary.value(code);
      if (value.length() != 10 || value.charAt(4) != '-' || value.charAt(7) != '-') {
        return new int[0];
      }
      try {
        days[code] = (int) LocalDate.parse(value).toEpochDay();
      } catch (DateTimeParseException noDate) {
        return new int[0];
      }
    }
    return days;
  }

  private BitSet known(int size) {
    BitSet known = new BitSet(size);
    for (int row = 0; row < size; row++) {
      known.set(row, kinds[row] != 0);
    }
    return known;
  }

  private void mark(int row, byte kind) {
    if (row >= kinds.length) {
      kinds = Arrays.copyOf(kinds, grown(row));
    }
    switch (kinds[row]) {
      case TEXT -> texts--;
      case NUMBER -> numerics--;
      case FLAG -> flags--;
      default -> {}
    }
    kinds[row] = kind;
  }

  private void putNumber(int row, double number) {
    if (row >= numbers.length) {
      numbers = Arrays.copyOf(numbers, grown(row));
    }
    numbers[row] = number;
  }

  private static int grown(int row) {
    return Math.max(64, row + 1 + (row >> 1));
  }
}
