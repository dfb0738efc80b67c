package io.beachhead.customers;

import io.beachhead.customers.revenue.WorkspaceTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads every account, person and revenue record into memory. */
@Component
class CustomerBaseQuery {
  private final JdbcClient sql;

  CustomerBaseQuery(JdbcClient sql) {
    this.sql = sql;
  }

  CustomerBaseBuilder load(WorkspaceTerms terms) {
    CustomerBaseBuilder base = new CustomerBaseBuilder(terms.rates(), terms.zone());
    accounts(base);
    people(base);
    revenue(base);
    subscriptions(base);
    invoices(base);
    return base;
  }

  private void accounts(CustomerBaseBuilder base) {
    sql.sql(
            """
            SELECT id, name, domain, industry, employees, country, plan, stage, owner, created_at,
                   attributes
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
          long created = row.getLong(10);
          if (!row.wasNull()) {
            base.created(Instant.ofEpochMilli(created));
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
    sql.sql("SELECT account_id, date, mrr_minor, currency FROM revenue")
        .query(row -> {
          int account = base.findRow(row.getString(1));
          if (account >= 0) {
            base.ledger().revenue(account, date(row, 2), row.getLong(3), row.getString(4));
          }
        });
  }

  private void subscriptions(CustomerBaseBuilder base) {
    sql.sql("SELECT account_id, start_date, end_date, mrr_minor, currency FROM subscription")
        .query(row -> {
          int account = base.findRow(row.getString(1));
          if (account >= 0) {
            base.ledger()
                .subscription(
                    account, date(row, 2), dateOrNull(row, 3), row.getLong(4), row.getString(5));
          }
        });
  }

  private void invoices(CustomerBaseBuilder base) {
    sql.sql(
            """
            SELECT account_id, date, amount_minor, currency, period_start, period_end FROM invoice
            """)
        .query(row -> {
          int account = base.findRow(row.getString(1));
          if (account >= 0) {
            base.ledger()
                .invoice(
                    account,
                    date(row, 2),
                    row.getLong(3),
                    row.getString(4),
                    dateOrNull(row, 5),
                    dateOrNull(row, 6));
          }
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
