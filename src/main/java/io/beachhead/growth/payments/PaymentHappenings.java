package io.beachhead.growth.payments;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.timeline.Happening;
import io.beachhead.customers.timeline.Happenings;
import io.beachhead.web.Format;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the time line of an account which payments failed and what became of them. */
@Component
class PaymentHappenings implements Happenings {
  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  PaymentHappenings(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  @Override
  public List<Happening> of(AccountInQuestion account) {
    var zone = settings.current().timezone();
    var all = new ArrayList<Happening>();
    sql.sql(
            """
            SELECT amount_minor, currency, reason, failed_at, state, settled_at
            FROM failed_payment WHERE account_id = :account ORDER BY failed_at, id
            """)
        .param("account", account.id())
        .query(row -> {
          var currency = row.getString(2);
          var amount =
              Format.money(
                  row.getLong(1)
                      / Math.pow(10, Currency.getInstance(currency).getDefaultFractionDigits()),
                  currency);
          var reason = row.getString(3);
          var state = row.getString(5);
          all.add(
              new Happening(
                  LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong(4)), zone),
                  "payment",
                  "A payment of %s failed%s"
                      .formatted(amount, reason == null ? "" : ": " + reason.replace('_', ' ')),
                  "/payments"));
          long settled = row.getLong(6);
          if (!row.wasNull() && !state.equals("open")) {
            all.add(
                new Happening(
                    LocalDate.ofInstant(Instant.ofEpochMilli(settled), zone),
                    "payment",
                    "The failed payment of %s was %s".formatted(amount, state),
                    "/payments"));
          }
        });
    return all;
  }
}
