package io.beachhead.customers.web.revenue;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.revenue.Money;
import io.beachhead.customers.revenue.RevenueMovements;
import io.beachhead.customers.revenue.RevenueMovements.Kind;
import io.beachhead.customers.revenue.RevenueMovements.OfAccount;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The accounts behind a movement, the largest change first: who left in October, say.
 *
 * @param kinds which movements are wanted, at least one
 */
record RevenueChanges(
    CustomerView view, LocalDate from, LocalDate to, Set<Kind> kinds, List<OfAccount> accounts) {

  /**
   * @param month a month as YYYY-MM, in place of the two days; null for the days
   * @param kind keys of movements separated by commas; null or blank for all
   */
  static RevenueChanges of(
      CustomerView view, DateRange range, @Nullable String month, @Nullable String kind) {
    LocalDate from = range.from();
    LocalDate to = range.to();
    if (month != null && !month.isBlank()) {
      YearMonth asked = month(month);
      from = asked.minusMonths(1).atEndOfMonth();
      to = asked.atEndOfMonth().isAfter(range.to()) ? range.to() : asked.atEndOfMonth();
      if (to.isBefore(from)) {
        from = to;
      }
    }
    Set<Kind> kinds = kinds(kind);
    List<OfAccount> accounts =
        RevenueMovements.accounts(view.base().revenue(), from, to, view.rows()).stream()
            .filter(moved -> kinds.contains(moved.kind()))
            .sorted(
                Comparator.<OfAccount>comparingDouble(moved -> -Math.abs(moved.change()))
                    .thenComparing(OfAccount::row))
            .toList();
    return new RevenueChanges(view, from, to, kinds, accounts);
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text.strip());
    } catch (DateTimeException unreadable) {
      throw refused("month", text, "expected a month like 2026-11");
    }
  }

  private static Set<Kind> kinds(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return EnumSet.allOf(Kind.class);
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String key : text.split(",", -1)) {
      kinds.add(
          Arrays.stream(Kind.values())
              .filter(kind -> kind.key().equals(key.strip()))
              .findFirst()
              .orElseThrow(() ->
                  refused(
                      "kind",
                      key,
                      "must be one of "
                          + Arrays.stream(Kind.values())
                              .map(Kind::key)
                              .collect(Collectors.joining(", ")))));
    }
    return kinds;
  }

  private static ProblemException refused(String field, String value, String problem) {
    return ProblemException.unprocessable(
        "The accounts cannot be listed.", List.of(ProblemItem.of(field, value, problem)));
  }

  @Nullable AccountGroup group(int row) {
    var groups = view.groups();
    return groups == null ? null : groups.of(row);
  }

  RevenueAnswer.Behind answer() {
    CustomerBase base = view.base();
    return new RevenueAnswer.Behind(
        from,
        to,
        base.currency(),
        accounts.size(),
        accounts.stream()
            .map(moved -> {
              AccountGroup group = group(moved.row());
              return new RevenueAnswer.Item(
                  base.id(moved.row()),
                  base.name(moved.row()),
                  group == null ? null : group.key(),
                  moved.kind().key(),
                  Money.of(moved.before(), base.currency()),
                  Money.of(moved.after(), base.currency()),
                  Money.of(moved.change(), base.currency()));
            })
            .toList());
  }
}
