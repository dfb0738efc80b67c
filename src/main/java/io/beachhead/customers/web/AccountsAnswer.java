package io.beachhead.customers.web;

import io.beachhead.customers.AccountSlice;
import io.beachhead.customers.revenue.Money;
import io.beachhead.web.Cursor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of accounts in JSON.
 *
 * @param total accounts that match, on all pages
 * @param arr of all of them
 * @param revenueKnown how many of them have revenue records
 * @param nextCursor of the next page; null on the last
 */
record AccountsAnswer(
    LocalDate asOf,
    @Nullable String segmentation,
    List<AccountItem> items,
    int total,
    Money arr,
    int revenueKnown,
    @Nullable String nextCursor) {

  static AccountsAnswer of(AccountSlice slice) {
    Cursor next = slice.next();
    return new AccountsAnswer(
        slice.base().asOf(),
        slice.groups().isPresent() ? slice.groups().get().key() : null,
        slice.rows().stream()
            .map(row -> AccountItem.of(slice.base(), row, slice.groups()))
            .toList(),
        slice.total(),
        Money.of(slice.arr(), slice.base().currency()),
        slice.revenueKnown(),
        next == null ? null : next.encode());
  }
}
