package io.beachhead.voice.themes;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Counts requests, their accounts and how badly each voice needs them, in one pass. */
final class ThemeTally {
  private final BitSet rows = new BitSet();
  private int requests;
  private int nice;
  private int important;
  private int blocker;
  private @Nullable String last;

  /** A voice of a request, of the account in {@code row}; −1 where it has none. */
  void add(Request request, Request voice, int row) {
    if (!request.id().equals(last)) {
      last = request.id();
      requests++;
    }
    if (row >= 0) {
      rows.set(row);
    }
    Importance importance = voice.importance();
    if (importance != null) {
      switch (importance) {
        case NICE -> nice++;
        case IMPORTANT -> important++;
        case BLOCKER -> blocker++;
      }
    }
  }

  int requests() {
    return requests;
  }

  int accounts() {
    return rows.cardinality();
  }

  /** ARR of the accounts, each once. */
  Money arr(CustomerBase base) {
    return arr(rows, base);
  }

  ThemeReport.Voices voices() {
    return new ThemeReport.Voices(nice, important, blocker);
  }

  static Money arr(BitSet rows, CustomerBase base) {
    double sum = rows.stream().filter(base::hasRevenue).mapToDouble(base::arr).sum();
    return Money.of(sum, base.currency());
  }
}
