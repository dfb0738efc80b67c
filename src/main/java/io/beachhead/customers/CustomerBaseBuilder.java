package io.beachhead.customers;

import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.AttributeReader;
import io.beachhead.customers.attribute.ColumnBuilder;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.customers.revenue.InvoicePeriod;
import io.beachhead.customers.revenue.Money;
import io.beachhead.customers.revenue.Recurring;
import io.beachhead.customers.revenue.RevenueLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link CustomerBase} together account by account: from the tables, or by hand where a
 * module wants to try its rules and numbers on accounts that exist nowhere.
 *
 * <p>Call {@link #account} first, then what belongs to that account.
 */
public final class CustomerBaseBuilder {
  private static final List<String> TEXT_COLUMNS =
      List.of("id", "name", "domain", "industry", "country", "plan", "stage", "owner");

  private final List<String> ids = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> rowById = new HashMap<>();
  private final Map<String, ColumnBuilder> standard = new LinkedHashMap<>();
  private final AttributeReader custom = new AttributeReader();
  private final Map<String, ColumnBuilder> added = new LinkedHashMap<>();
  private long[] created = new long[64];
  private final PeopleColumns people = new PeopleColumns();
  private @Nullable RevenueLedger ledger;
  private final ExchangeRates rates;
  private final ZoneId zone;

  /**
   * Starts an empty base.
   *
   * @param zone decides on which day an instant falls
   */
  public CustomerBaseBuilder(ExchangeRates rates, ZoneId zone) {
    this.rates = rates;
    this.zone = zone;
    for (String column :
        List.of(
            "id", "name", "domain", "industry", "employees", "country", "plan", "stage", "owner")) {
      standard.put(column, new ColumnBuilder(column));
    }
  }

  /** Adds an account; what follows belongs to it. */
  public CustomerBaseBuilder account(String id, String name) {
    int row = ids.size();
    if (rowById.putIfAbsent(id, row) != null) {
      throw new IllegalArgumentException("there are two accounts " + id);
    }
    ids.add(id);
    names.add(name);
    if (row == created.length) {
      created = Arrays.copyOf(created, row * 2);
    }
    created[row] = CustomerBase.AccountColumns.NOT_KNOWN;
    text("id", id);
    text("name", name);
    return this;
  }

  /** A standard text attribute of the last account; null leaves it not known. */
  public CustomerBaseBuilder text(String column, @Nullable String value) {
    if (!TEXT_COLUMNS.contains(column)) {
      throw new IllegalArgumentException("no standard text attribute: " + column);
    }
    if (value != null) {
      column(column).text(row(), value);
    }
    return this;
  }

  /** Staff of the last account. */
  public CustomerBaseBuilder employees(long employees) {
    column("employees").number(row(), employees);
    return this;
  }

  /** When the last account was created. */
  public CustomerBaseBuilder created(Instant instant) {
    created[row()] = instant.toEpochMilli();
    return this;
  }

  /** Custom attributes of the last account as a JSON object of texts, numbers and flags. */
  public CustomerBaseBuilder attributes(String json) {
    custom.read(row(), json);
    return this;
  }

  /** A text attribute that is not part of the account's own; unknown accounts are left out. */
  public CustomerBaseBuilder attribute(String name, String accountId, String value) {
    int row = findRow(accountId);
    if (row >= 0) {
      added.computeIfAbsent(name, ColumnBuilder::new).text(row, value);
    }
    return this;
  }

  /** A person of an account added before. */
  public CustomerBaseBuilder person(
      String accountId,
      @Nullable String persona,
      @Nullable String title,
      @Nullable String seniority,
      @Nullable String buyingRole) {
    people.add(rowOf(accountId), persona, title, seniority, buyingRole);
    return this;
  }

  /** Stated monthly revenue of an account, once all accounts are added. */
  public CustomerBaseBuilder revenue(
      String accountId, LocalDate date, long mrrMinor, String currency) {
    ledger()
        .revenue(
            rowOf(accountId), date, Recurring.monthly(mrrMinor, currencyOr(currency)), currency);
    return this;
  }

  /** A subscription, once all accounts are added; {@code end} is the first day without it. */
  public CustomerBaseBuilder subscription(
      String accountId, LocalDate start, @Nullable LocalDate end, long mrrMinor, String currency) {
    ledger()
        .subscription(
            rowOf(accountId),
            start,
            end,
            Recurring.monthly(mrrMinor, currencyOr(currency)),
            currency);
    return this;
  }

  /** An invoice or, below 0, a credit, once all accounts are added. */
  public CustomerBaseBuilder invoice(
      String accountId,
      LocalDate date,
      long amountMinor,
      String currency,
      @Nullable LocalDate periodStart,
      @Nullable LocalDate periodEnd) {
    ledger()
        .invoice(
            rowOf(accountId),
            InvoicePeriod.of(date, periodStart, periodEnd, null),
            Money.ofMinor(amountMinor, currencyOr(currency)).amount(),
            currency);
    return this;
  }

  private String currencyOr(String currency) {
    return currency.isBlank() ? rates.currency() : currency;
  }

  /** The base at a date; the builder is used up. */
  public CustomerBase build(LocalDate asOf) {
    return new CustomerBase(asOf, columns(), ledger().build());
  }

  CustomerBase.AccountColumns columns() {
    int size = ids.size();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    standard.forEach((name, column) ->
        attributes.put(
            name, name.equals("employees") ? numbers(column, size) : column.texts(size)));
    attributes.put("created_at", createdDays(size));
    for (ColumnBuilder column : custom.columns()) {
      attributes.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.build(size));
    }
    added.forEach((name, column) ->
        attributes.putIfAbsent(name.toLowerCase(Locale.ROOT), column.texts(size)));
    return new CustomerBase.AccountColumns(
        ids.toArray(String[]::new),
        names.toArray(String[]::new),
        rowById,
        Arrays.copyOf(created, size),
        Collections.unmodifiableMap(attributes),
        custom.columns().stream().map(ColumnBuilder::name).collect(Collectors.toSet()),
        people.build(size),
        new SearchTexts(ids, names, column("domain").texts(size)));
  }

  private DateAttribute createdDays(int size) {
    int[] days = new int[size];
    for (int row = 0; row < size; row++) {
      days[row] =
          created[row] == CustomerBase.AccountColumns.NOT_KNOWN
              ? DateAttribute.NOT_KNOWN
              : (int) Instant.ofEpochMilli(created[row]).atZone(zone).toLocalDate().toEpochDay();
    }
    return new DateAttribute("created_at", days);
  }

  RevenueLedger ledger() {
    RevenueLedger started = ledger;
    if (started == null) {
      started = new RevenueLedger(ids.size(), rates);
      ledger = started;
    }
    return started;
  }

  int rowOf(String accountId) {
    Integer row = rowById.get(accountId);
    if (row == null) {
      throw new IllegalArgumentException("no account " + accountId);
    }
    return row;
  }

  /** −1 where there is no such account. */
  int findRow(String accountId) {
    return rowById.getOrDefault(accountId, -1);
  }

  private static NumberAttribute numbers(ColumnBuilder column, int size) {
    return column.build(size) instanceof NumberAttribute numbers
        ? numbers
        : new NumberAttribute(column.name(), new double[size], new java.util.BitSet());
  }

  private ColumnBuilder column(String name) {
    ColumnBuilder column = standard.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no standard attribute: " + name);
    }
    return column;
  }

  private int row() {
    if (ids.isEmpty()) {
      throw new IllegalStateException("add an account first");
    }
    return ids.size() - 1;
  }
}
