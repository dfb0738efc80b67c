package io.beachhead.customers;

import io.beachhead.customers.attribute.StatedDay;
import io.beachhead.customers.revenue.InvoicePeriod;
import io.beachhead.customers.revenue.Money;
import io.beachhead.customers.revenue.Recurring;
import io.beachhead.customers.revenue.RevenueSource;
import io.beachhead.customers.revenue.WorkspaceTerms;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads every account, person and revenue record into memory. */
@Component
class CustomerBaseQuery {
  /** Statuses of a subscription that is paid for or was; "null" where nobody said. */
  private static final Set<String> COUNTED = Set.of("null", "active", "ended");

  private final JdbcClient sql;
  private final ObjectProvider<AttributeSource> sources;

  CustomerBaseQuery(JdbcClient sql, ObjectProvider<AttributeSource> sources) {
    this.sql = sql;
    this.sources = sources;
  }

  CustomerBaseBuilder load(WorkspaceTerms terms) {
    CustomerBaseBuilder base = new CustomerBaseBuilder(terms.rates(), terms.zone());
    accounts(base, terms.zone());
    people(base);
    revenue(base);
    subscriptions(base);
    invoices(base);
    sources.orderedStream().forEach(source -> source.read(base::attribute));
    return base;
  }

  private void accounts(CustomerBaseBuilder base, ZoneId zone) {
    sql.sql(
            """
            SELECT id, name, domain, industry, employees, country, plan, stage, owner, created_at,
                   attributes, created_day
            FROM account
            ORDER BY id
            """)
        .query(row -> {
          base.account(row.getString(1), row.getString(2))
              .text("domain", row.getString(3))
              .text("industry", row.getString(4))
              .text("country", row.getString(6))
              .text("plan", row.getString(7))
              .text("stage", row.getString(8))
              .text("owner", row.getString(9));
          long employees = row.getLong(5);
          if (!row.wasNull()) {
            base.employees(employees);
          }
          var created = StatedDay.instant(row, "created_at", "created_day", zone);
          if (created != null) {
            base.created(created);
          }
          base.attributes(row.getString(11));
        });
  }

  private void people(CustomerBaseBuilder base) {
    sql.sql(
            """
            SELECT account_id, persona, title, seniority, buying_role FROM person ORDER BY id
            """)
        .query(row -> {
          if (base.findRow(row.getString(1)) >= 0) {
            base.person(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
          }
        });
  }

  private void revenue(CustomerBaseBuilder base) {
    sql.sql("SELECT account_id, date, mrr_minor, currency, amount, per, per_count FROM revenue")
        .query(row -> {
          int account = base.findRow(row.getString(1));
          if (account >= 0) {
            base.ledger().revenue(account, date(row, 2), recurring(row, 3), row.getString(4));
          }
        });
  }

  /** What is on trial, paused, not begun or not paid counts nothing, whenever one asks. */
  private void subscriptions(CustomerBaseBuilder base) {
    sql.sql(
            """
            SELECT account_id, start_date, mrr_minor, currency, amount, per, per_count, end_date,
                   status, trial_end
            FROM subscription
            """)
        .query(row -> {
          int account = base.findRow(row.getString(1));
          if (account < 0) {
            return;
          }
          var start = date(row, 2);
          var trialEnd = dateOrNull(row, 10);
          if (!COUNTED.contains(String.valueOf(row.getString(9)))) {
            base.ledger().nothing(account, RevenueSource.SUBSCRIPTIONS, start);
            return;
          }
          base.ledger()
              .subscription(
                  account,
                  trialEnd != null && trialEnd.isAfter(start) ? trialEnd : start,
                  dateOrNull(row, 8),
                  recurring(row, 3),
                  row.getString(4));
        });
  }

  /**
   * Reads five columns from {@code at} on: minor units, currency, amount, interval, and its count.
   */
  private static Recurring recurring(ResultSet row, int at) throws SQLException {
    return Recurring.of(
        row.getLong(at),
        row.getString(at + 1),
        row.getString(at + 2),
        row.getString(at + 3),
        row.getLong(at + 4));
  }

  private void invoices(CustomerBaseBuilder base) {
    sql.sql(
            """
            SELECT account_id, date, amount_minor, currency, period_start, period_end, amount,
                   period_ends, status
            FROM invoice
            """)
        .query(row -> {
          int account = base.findRow(row.getString(1));
          if (account < 0) {
            return;
          }
          String status = row.getString(9);
          if (status != null && !status.equals("issued")) {
            base.ledger().nothing(account, RevenueSource.INVOICES, date(row, 2));
            return;
          }
          String currency = row.getString(4);
          String exact = row.getString(7);
          base.ledger()
              .invoice(
                  account,
                  InvoicePeriod.of(
                      date(row, 2), dateOrNull(row, 5), dateOrNull(row, 6), row.getString(8)),
                  exact == null || exact.isEmpty()
                      ? Money.ofMinor(row.getLong(3), currency).amount()
                      : new BigDecimal(exact),
                  currency);
        });
  }

  private static LocalDate date(ResultSet row, int column) throws SQLException {
    return LocalDate.parse(row.getString(column));
  }

  private static @Nullable LocalDate dateOrNull(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null || text.isEmpty() ? null : LocalDate.parse(text);
  }
}
