package io.beachhead.customers.byhand;

import io.beachhead.customers.byhand.UndoSteps.Row;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up what two accounts pay each month: each day that either changes is a day of the sum. */
final class RevenueSum {
  private static final String TABLE = "revenue";

  private final Rows rows;
  private final UndoSteps undo;
  private final String from;
  private final String into;

  RevenueSum(Rows rows, UndoSteps undo, String from, String into) {
    this.rows = rows;
    this.undo = undo;
    this.from = from;
    this.into = into;
  }

  /**
   * @param goes records of the account that goes
   * @throws ProblemException 409 where the two are in different currencies
   */
  void add(List<Map<String, @Nullable Object>> goes, List<String> remarks, boolean really) {
    var stays = rows.with(TABLE, "account_id", into);
    var currencies = new TreeSet<String>();
    goes.forEach(row -> currencies.add(text(row, "currency")));
    stays.forEach(row -> currencies.add(text(row, "currency")));
    if (!stays.isEmpty()) {
      if (currencies.size() > 1) {
        throw ProblemException.conflict(
            "Revenue in several currencies cannot be added up.",
            List.of(
                ProblemItem.of(
                    "from", from, "the two accounts pay in " + String.join(" and ", currencies))));
      }
      remarks.add("Both have monthly revenue: the amounts are added up.");
    }
    if (!really) {
      return;
    }
    var first = byDay(goes);
    var second = byDay(stays);
    var days = new TreeSet<>(first.keySet());
    days.addAll(second.keySet());
    goes.forEach(row -> rows.delete(TABLE, row));
    for (var day : days) {
      Map<String, @Nullable Object> sum =
          new LinkedHashMap<>(first.containsKey(day) ? first.get(day) : second.get(day));
      sum.put("account_id", into);
      if (inForce(first, day) + inForce(second, day) != Long.parseLong(text(sum, "mrr_minor"))) {
        // What was stated is the amount of one of them only.
        List.of("amount", "per", "per_count").forEach(column -> sum.put(column, null));
      }
      sum.put("mrr_minor", inForce(first, day) + inForce(second, day));
      rows.put(TABLE, sum);
      undo.clear().add(new Row(TABLE, rows.key(TABLE, sum)));
    }
    goes.forEach(row -> undo.put().add(new Row(TABLE, row)));
    stays.forEach(row -> undo.put().add(new Row(TABLE, row)));
  }

  private static NavigableMap<String, Map<String, @Nullable Object>> byDay(
      List<Map<String, @Nullable Object>> records) {
    var byDay = new TreeMap<String, Map<String, @Nullable Object>>();
    records.forEach(row -> byDay.put(text(row, "date"), row));
    return byDay;
  }

  private static long inForce(
      NavigableMap<String, Map<String, @Nullable Object>> records, String day) {
    var before = records.floorEntry(day);
    return before == null ? 0 : Long.parseLong(text(before.getValue(), "mrr_minor"));
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return Objects.toString(row.get(column), "");
  }
}
