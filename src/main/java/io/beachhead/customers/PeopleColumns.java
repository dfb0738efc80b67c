package io.beachhead.customers;

import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.customers.attribute.TextDictionary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects people in any order of accounts and groups them by account at the end. */
final class PeopleColumns {
  private static final int FACTS = 4;

  private int[] accountRows = new int[64];
  private final int[][] codes = new int[FACTS][64];
  private final TextDictionary[] dictionaries = new TextDictionary[FACTS];
  private int size;

  PeopleColumns() {
    Arrays.setAll(dictionaries, _ -> new TextDictionary());
  }

  void add(
      int accountRow,
      @Nullable String persona,
      @Nullable String title,
      @Nullable String seniority,
      @Nullable String buyingRole) {
    if (size == accountRows.length) {
      accountRows = Arrays.copyOf(accountRows, size * 2);
      for (int fact = 0; fact < FACTS; fact++) {
        codes[fact] = Arrays.copyOf(codes[fact], size * 2);
      }
    }
    accountRows[size] = accountRow;
    put(0, persona);
    put(1, title);
    put(2, seniority);
    put(3, buyingRole);
    size++;
  }

  People build(int accounts) {
    int[] offsets = new int[accounts + 1];
    for (int person = 0; person < size; person++) {
      offsets[accountRows[person] + 1]++;
    }
    for (int row = 0; row < accounts; row++) {
      offsets[row + 1] += offsets[row];
    }
    int[] next = offsets.clone();
    int[] placeOf = new int[size];
    for (int person = 0; person < size; person++) {
      placeOf[person] = next[accountRows[person]]++;
    }
    return new People(
        offsets,
        column("persona", 0, placeOf),
        column("title", 1, placeOf),
        column("seniority", 2, placeOf),
        column("buying_role", 3, placeOf));
  }

  private void put(int fact, @Nullable String value) {
    codes[fact][size] =
        value == null || value.isBlank() ? -1 : dictionaries[fact].code(value.strip());
  }

  private TextAttribute column(String name, int fact, int[] placeOf) {
    int[] grouped = new int[size];
    for (int person = 0; person < size; person++) {
      grouped[placeOf[person]] = codes[fact][person];
    }
    return new TextAttribute(name, grouped, dictionaries[fact].values());
  }
}
