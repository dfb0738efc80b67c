package io.beachhead.growth.reps;

import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.customers.revenue.Money;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People who sell, as they were imported. */
@Component
public class Reps {
  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  Reps(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  /**
   * Somebody who sells, for a time.
   *
   * @param from null = from the beginning
   * @param to the last day; null = still
   * @param kind {@code new} or {@code expansion}; null where nobody said
   * @param quota in the workspace's currency; null where there is none, or no exchange rate
   */
  public record Rep(
      String email,
      @Nullable String name,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String kind,
      @Nullable Double quota) {
    /** Whether the person sells on the day. */
    public boolean on(LocalDate day) {
      return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
    }
  }

  /** All of them, by address and first day. */
  public List<Rep> all() {
    var rates = ExchangeRates.of(settings.current());
    return sql.sql(
            """
            SELECT email, name, from_date, to_date, kind, quota_minor, quota, currency FROM rep
            ORDER BY email, from_date
            """)
        .query((row, _) -> {
          long minor = row.getLong("quota_minor");
          boolean known = !row.wasNull();
          String exact = row.getString("quota");
          String currency = row.getString("currency");
          Double quota = null;
          if (known && currency != null) {
            BigDecimal amount =
                exact == null || exact.isEmpty()
                    ? Money.ofMinor(minor, currency).amount()
                    : new BigDecimal(exact);
            OptionalDouble rate = rates.rate(currency);
            quota = rate.isEmpty() ? null : (Double) (amount.doubleValue() * rate.getAsDouble());
          }
          return new Rep(
              row.getString("email"),
              row.getString("name"),
              day(row.getString("from_date")),
              day(row.getString("to_date")),
              row.getString("kind"),
              quota);
        })
        .list();
  }

  /** How many people sell on a day. */
  public static int on(List<Rep> reps, LocalDate day) {
    return (int) reps.stream().filter(rep -> rep.on(day)).map(Rep::email).distinct().count();
  }

  static @Nullable LocalDate day(@Nullable String text) {
    return text == null || text.isEmpty() ? null : LocalDate.parse(text);
  }
}
