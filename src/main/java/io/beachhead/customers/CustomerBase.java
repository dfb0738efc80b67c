package io.beachhead.customers;

import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.revenue.RevenueInForce;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All accounts of the workspace, column by column, with the revenue in force at the as-of date.
 *
 * <p>Immutable, made for questions over every account: a row is a number from 0 to {@link #size} −
 * 1, the same in all columns, and accounts come in the order of their ids. Attributes are those
 * known today; the as-of date applies to revenue. Get one from {@link CustomerBases}.
 */
public final class CustomerBase {
  private final LocalDate asOf;
  private final AccountColumns columns;
  private final RevenueInForce revenue;
  private final double[] arr;
  private final double totalArr;
  private final Map<AccountOrder, SortedRows> orders = new ConcurrentHashMap<>();

  CustomerBase(LocalDate asOf, AccountColumns columns, RevenueInForce revenue) {
    this.asOf = asOf;
    this.columns = columns;
    this.revenue = revenue;
    this.arr = new double[columns.size()];
    long sum = 0;
    for (int row = 0; row < arr.length; row++) {
      long units = revenue.units(row, (int) asOf.toEpochDay());
      arr[row] = 12.0 * units / RevenueInForce.SCALE;
      sum += units;
    }
    this.totalArr = 12.0 * sum / RevenueInForce.SCALE;
  }

  /** The day whose revenue is in force. */
  public LocalDate asOf() {
    return asOf;
  }

  /** The workspace's currency. */
  public String currency() {
    return revenue.currency();
  }

  /** Whether an attribute, by its name, is a column of the company's own. */
  public boolean isOwn(String attribute) {
    return columns.own().contains(attribute);
  }

  /** Number of accounts. */
  public int size() {
    return arr.length;
  }

  public String id(int row) {
    return columns.ids()[row];
  }

  public String name(int row) {
    return columns.names()[row];
  }

  /** The row of an account, or −1 where there is no such account. */
  public int rowOf(String id) {
    Integer row = columns.rowById().get(id);
    return row == null ? -1 : row;
  }

  /**
   * A standard attribute (id, name, domain, industry, employees, country, plan, stage, owner,
   * created_at) or a custom one by its name, letter case ignored; null where no account has it. A
   * standard attribute exists even when no account has a value.
   */
  public @Nullable Attribute attribute(String name) {
    return columns.attributes().get(name.strip().toLowerCase(Locale.ROOT));
  }

  /** All attributes, standard ones first, then custom ones as they were first met. */
  public Collection<Attribute> attributes() {
    return columns.attributes().values();
  }

  /** Annual recurring revenue, 12 × MRR, in the workspace's currency; 0 where there is none. */
  public double arr(int row) {
    return arr[row];
  }

  /** ARR of all accounts. */
  public double totalArr() {
    return totalArr;
  }

  /** Whether revenue records say what the account pays, which may be 0. */
  public boolean hasRevenue(int row) {
    return revenue.known(row);
  }

  /** Revenue on any other day, and where it is read from. */
  public RevenueInForce revenue() {
    return revenue;
  }

  public People people() {
    return columns.people();
  }

  /** When the account was created; null where not known. */
  public @Nullable Instant created(int row) {
    long millis = columns.createdMillis()[row];
    return millis == AccountColumns.NOT_KNOWN ? null : Instant.ofEpochMilli(millis);
  }

  /** Rows in an order, sorted once and kept. */
  SortedRows sorted(AccountOrder order, Function<AccountOrder, SortedRows> sort) {
    return orders.computeIfAbsent(order, sort);
  }

  SearchTexts searchTexts() {
    return columns.searchTexts();
  }

  /**
   * What does not depend on a date, shared by the bases of all dates.
   *
   * @param attributes by lower-case name, in order
   */
  record AccountColumns(
      String[] ids,
      String[] names,
      Map<String, Integer> rowById,
      long[] createdMillis,
      Map<String, Attribute> attributes,
      Set<String> own,
      People people,
      SearchTexts searchTexts) {
    static final long NOT_KNOWN = Long.MIN_VALUE;

    int size() {
      return ids.length;
    }
  }
}
