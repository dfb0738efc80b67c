package io.beachhead.voice.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestBook;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What depends on some requests. Blockers and niceties are never added up into one number, and
 * neither is money to keep (of accounts that pay) and money to gain (of everybody else). Every
 * voice counts with its own amount; each account's ARR counts once.
 */
final class AtStake {
  /** What is at stake by how badly it is needed; what nobody rated is under null. */
  static final class Side {
    private final Map<Importance, Double> by = new EnumMap<>(Importance.class);
    private double unrated;

    double of(Importance importance) {
      return by.getOrDefault(importance, 0.0);
    }

    double unrated() {
      return unrated;
    }

    double total() {
      return unrated + by.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private void add(@Nullable Importance importance, double amount) {
      if (importance == null) {
        unrated += amount;
      } else {
        by.merge(importance, amount, Double::sum);
      }
    }
  }

  /**
   * One account that makes up more than half of what is at stake.
   *
   * @param share a fraction
   */
  record Largest(String name, double share) {}

  private final Side keep = new Side();
  private final Side gain = new Side();
  private final BitSet accounts = new BitSet();
  private final Map<Integer, Double> byAccount = new HashMap<>();
  private final CustomerBase base;
  private double arr;
  private int silent;
  private double silentArr;

  private AtStake(CustomerBase base) {
    this.base = base;
  }

  static AtStake of(List<Request> found, RequestBook book, CustomerBase base) {
    var atStake = new AtStake(base);
    for (Request request : found) {
      book.voices(request).forEach(atStake::add);
    }
    atStake.arr = atStake.accounts.stream().filter(base::hasRevenue).mapToDouble(base::arr).sum();
    atStake.countSilent(book);
    return atStake;
  }

  private void add(Request voice) {
    String account = voice.accountId();
    int row = account == null ? -1 : base.rowOf(account);
    boolean pays = row >= 0 && base.hasRevenue(row) && base.arr(row) > 0;
    if (row >= 0) {
      accounts.set(row);
    }
    Money amount = voice.amount();
    if (amount != null) {
      double value = amount.amount().doubleValue();
      (pays ? keep : gain).add(voice.importance(), value);
      if (row >= 0) {
        byAccount.merge(row, value, Double::sum);
      }
    }
  }

  /** Customers that have asked for nothing at all, whatever is filtered. */
  private void countSilent(RequestBook book) {
    var heard = new BitSet(base.size());
    for (Request request : book.all()) {
      String account = request.accountId();
      int row = account == null ? -1 : base.rowOf(account);
      if (row >= 0) {
        heard.set(row);
      }
    }
    for (int row = 0; row < base.size(); row++) {
      if (base.hasRevenue(row) && base.arr(row) > 0 && !heard.get(row)) {
        silent++;
        silentArr += base.arr(row);
      }
    }
  }

  Side keep() {
    return keep;
  }

  Side gain() {
    return gain;
  }

  int accounts() {
    return accounts.cardinality();
  }

  /** ARR of the accounts that ask, each once. */
  double arr() {
    return arr;
  }

  int silent() {
    return silent;
  }

  double silentArr() {
    return silentArr;
  }

  /** The account above half of the sum; null where none is, or where there is only one. */
  @Nullable Largest largest() {
    double sum = keep.total() + gain.total();
    if (sum <= 0 || accounts() < 2) {
      return null;
    }
    return byAccount.entrySet().stream()
        .filter(entry -> entry.getValue() > sum / 2)
        .findFirst()
        .map(entry -> new Largest(base.name(entry.getKey()), entry.getValue() / sum))
        .orElse(null);
  }
}
