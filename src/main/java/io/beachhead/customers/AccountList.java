package io.beachhead.customers;

import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.FlagAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Searches, filters, sorts and pages accounts, in memory. */
public final class AccountList {
  private final CustomerBase base;
  private final Optional<AccountGroups> groups;

  /**
   * A list over a base.
   *
   * @param groups the segmentation in use, for filter and order by segment
   */
  public AccountList(CustomerBase base, Optional<AccountGroups> groups) {
    this.base = base;
    this.groups = groups;
  }

  /**
   * One page.
   *
   * @param after the {@code next} of the page before; null for the first
   * @param limit rows, at least 1
   * @throws ProblemException 422 where filter or order name something unknown, 400 where the cursor
   *     is not one of ours
   */
  public AccountSlice page(
      AccountFilter filter, AccountOrder order, @Nullable Cursor after, int limit) {
    SortedRows sorted = sorted(order);
    if (after != null && !after.parts().getFirst().equals(order.text())) {
      throw after.foreign();
    }
    IntPredicate wanted = predicate(filter);
    boolean started = after == null;
    List<Integer> rows = new ArrayList<>();
    int total = 0;
    int before = 0;
    int revenueKnown = 0;
    int people = 0;
    double arr = 0;
    boolean more = false;
    for (int row : sorted.rows()) {
      if (!wanted.test(row)) {
        continue;
      }
      total++;
      arr += base.arr(row);
      revenueKnown += base.hasRevenue(row) ? 1 : 0;
      people += base.people().count(row);
      if (!started && after != null) {
        started = isAfter(sorted, row, after);
      }
      if (!started) {
        before++;
      } else if (rows.size() < limit) {
        rows.add(row);
      } else {
        more = true;
      }
    }
    Cursor next = more ? place(sorted, rows.getLast(), order) : null;
    return new AccountSlice(base, groups, rows, total, arr, revenueKnown, people, before, next);
  }

  /** Where the next page goes on; only in the same order, for the value is one of its column. */
  private static Cursor place(SortedRows sorted, int row, AccountOrder order) {
    String[] place = sorted.place(row);
    return Cursor.of(order.text(), place[0], place[1]);
  }

  private static boolean isAfter(SortedRows sorted, int row, Cursor place) {
    try {
      return sorted.after(row, place.parts().get(1), place.parts().get(2));
    } catch (NumberFormatException madeUp) {
      throw place.foreign();
    }
  }

  /** All rows that the filter leaves, in order. */
  public List<Integer> all(AccountFilter filter, AccountOrder order) {
    return page(filter, order, null, Math.max(1, base.size())).rows();
  }

  /**
   * The best hits of a search: the id itself, then names that begin so, then all others; within
   * each the larger revenue first.
   */
  public List<Integer> search(String text, int limit) {
    String[] words = SearchTexts.words(text);
    String typed = SearchTexts.fold(text).strip();
    String[] folded = base.searchTexts().folded();
    List<Integer> begins = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int row : sorted(AccountOrder.BY_ARR).rows()) {
      if (!SearchTexts.matches(folded[row], words)) {
        continue;
      }
      if (base.id(row).equalsIgnoreCase(typed)) {
        begins.addFirst(row);
      } else if (folded[row].startsWith(typed)) {
        begins.add(row);
      } else if (others.size() < limit) {
        others.add(row);
      }
    }
    begins.addAll(others);
    return begins.subList(0, Math.min(limit, begins.size()));
  }

  private SortedRows sorted(AccountOrder order) {
    if (order.key().equals("segment")) {
      // Not kept: the same base can be divided in several ways.
      return SortedRows.of(base, order, segmentColumn());
    }
    return base.sorted(order, wanted -> SortedRows.of(base, wanted, column(wanted)));
  }

  private SortedRows.Column segmentColumn() {
    AccountGroups division =
        groups.orElseThrow(
            () -> unknown("sort", "segment", "there is no segmentation to sort by yet"));
    return SortedRows.numbers(row -> division.groupOf().applyAsInt(row), _ -> true);
  }

  private SortedRows.Column column(AccountOrder order) {
    return switch (order.key()) {
      case "arr" -> SortedRows.numbers(base::arr, base::hasRevenue);
      case "people" -> SortedRows.numbers(row -> base.people().count(row), _ -> true);
      default ->
          switch (base.attribute(order.key())) {
            case null ->
                throw unknown(
                    "sort",
                    order.key(),
                    "expected arr, people, segment or an attribute of accounts");
            case TextAttribute text -> SortedRows.texts(text);
            case NumberAttribute numbers -> SortedRows.numbers(numbers::number, numbers::known);
            case DateAttribute dates -> SortedRows.numbers(dates::epochDay, dates::known);
            case FlagAttribute flags ->
                SortedRows.numbers(row -> flags.flag(row) ? 1 : 0, flags::known);
          };
    };
  }

  private IntPredicate predicate(AccountFilter filter) {
    IntPredicate wanted = _ -> true;
    for (var condition : filter.attributes().entrySet()) {
      wanted = wanted.and(attribute(condition.getKey(), condition.getValue()));
    }
    String segment = filter.segment();
    if (segment != null) {
      wanted = wanted.and(segment(segment));
    }
    String[] words = SearchTexts.words(filter.text());
    if (words.length == 0) {
      return wanted;
    }
    String[] folded = base.searchTexts().folded();
    return wanted.and(row -> SearchTexts.matches(folded[row], words));
  }

  private IntPredicate segment(String key) {
    AccountGroups division =
        groups.orElseThrow(() -> unknown("segment", key, "there is no segmentation yet"));
    int index = division.indexOf(key);
    if (index < 0) {
      throw unknown(
          "segment",
          key,
          "expected one of "
              + String.join(", ", division.groups().stream().map(AccountGroup::key).toList()));
    }
    return row -> division.groupOf().applyAsInt(row) == index;
  }

  private IntPredicate attribute(String name, List<String> values) {
    Attribute attribute = base.attribute(name);
    if (attribute == null) {
      throw unknown(name, String.join(", ", values), "no account has an attribute of this name");
    }
    IntPredicate any = _ -> false;
    for (String value : values) {
      any =
          any.or(
              value.equals(AccountFilter.NOT_KNOWN)
                  ? row -> !attribute.known(row)
                  : equal(attribute, value.strip()));
    }
    return any;
  }

  private static IntPredicate equal(Attribute attribute, String value) {
    return switch (attribute) {
      case TextAttribute texts -> {
        BitSet codes = new BitSet();
        for (int code = 0; code < texts.distinct(); code++) {
          codes.set(code, texts.value(code).equalsIgnoreCase(value));
        }
        yield row -> texts.known(row) && codes.get(texts.code(row));
      }
      case NumberAttribute numbers -> {
        double wanted = number(attribute.name(), value);
        yield row -> numbers.known(row) && numbers.number(row) == wanted;
      }
      case FlagAttribute flags -> {
        boolean wanted = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes");
        yield row -> flags.known(row) && flags.flag(row) == wanted;
      }
      case DateAttribute dates -> {
        long wanted = day(attribute.name(), value);
        yield row -> dates.known(row) && dates.epochDay(row) == wanted;
      }
    };
  }

  private static double number(String name, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException noNumber) {
      throw unknown(name, value, "expected a number");
    }
  }

  private static long day(String name, String value) {
    try {
      return LocalDate.parse(value).toEpochDay();
    } catch (DateTimeParseException noDate) {
      throw unknown(name, value, "expected a date like 2026-11-22");
    }
  }

  private static ProblemException unknown(String field, String value, String problem) {
    return ProblemException.unprocessable(
        "The list cannot be shown; check its parameters.",
        List.of(ProblemItem.of(field, value, problem)));
  }
}
