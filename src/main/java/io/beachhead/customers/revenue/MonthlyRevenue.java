package io.beachhead.customers.revenue;

import java.time.YearMonth;

/**
 * Recurring revenue in force at the end of a month.
 *
 * @param mrr per month, in the workspace's currency
 */
public record MonthlyRevenue(YearMonth month, double mrr) {}
