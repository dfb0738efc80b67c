package io.beachhead.customers;

import io.beachhead.web.Cursor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of accounts.
 *
 * @param rows of {@code base}, in order
 * @param total accounts that the filter leaves
 * @param arr of all those accounts, in the workspace's currency
 * @param revenueKnown how many of those accounts have revenue records
 * @param people of all those accounts
 * @param before accounts that come before this page
 * @param next where the page after this one begins; null after the last
 */
public record AccountSlice(
    CustomerBase base,
    Optional<AccountGroups> groups,
    List<Integer> rows,
    int total,
    double arr,
    int revenueKnown,
    int people,
    int before,
    @Nullable Cursor next) {}
