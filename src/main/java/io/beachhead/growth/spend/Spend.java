package io.beachhead.growth.spend;

import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.customers.revenue.Money;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Spend on growth as it was imported, in the workspace's currency. */
@Component
public class Spend {
  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  Spend(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  /** What a stage of growth is called in files and in the API. */
  public enum Stage {
    ACQUIRE,
    RETAIN,
    SCALE,
    MONETISE;

    @com.fasterxml.jackson.annotation.JsonValue
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One row.
   *
   * @param amount in the workspace's currency
   * @param stage null where the file did not say
   */
  public record Item(LocalDate date, String channel, double amount, @Nullable Stage stage) {}

  /**
   * Everything spent in a time.
   *
   * @param withoutRate amounts in currencies that have no exchange rate, which do not count
   */
  public record Ledger(String currency, List<Item> items, Map<String, Money> withoutRate) {

    /** What was spent on stages; with null, what says no stage. */
    public double on(@Nullable Stage... stages) {
      var wanted = java.util.Arrays.asList(stages);
      return items.stream()
          .filter(item -> wanted.contains(item.stage()))
          .mapToDouble(Item::amount)
          .sum();
    }
  }

  private record Stated(
      LocalDate date, String channel, BigDecimal amount, String currency, @Nullable String stage) {}

  /** Spend of the days from one to another, both included. */
  public Ledger between(LocalDate from, LocalDate to) {
    var workspace = settings.current();
    var rates = ExchangeRates.of(workspace);
    var items = new ArrayList<Item>();
    var unknown = new TreeMap<String, Money>();
    for (var row : stated(from, to)) {
      OptionalDouble rate = rates.rate(row.currency());
      if (rate.isEmpty()) {
        unknown.merge(
            row.currency(),
            new Money(row.amount(), row.currency()),
            (a, b) -> new Money(a.amount().add(b.amount()), a.currency()));
        continue;
      }
      items.add(
          new Item(
              row.date(),
              row.channel(),
              row.amount().doubleValue() * rate.getAsDouble(),
              row.stage() == null
                  ? null
                  : Stage.valueOf(row.stage().toUpperCase(java.util.Locale.ROOT))));
    }
    return new Ledger(workspace.currency(), items, unknown);
  }

  /** Whether anything was imported at all. */
  public boolean isKnown() {
    return sql.sql("SELECT COUNT(*) FROM spend").query(Long.class).single() > 0;
  }

  private List<Stated> stated(LocalDate from, LocalDate to) {
    return sql.sql(
            """
            SELECT date, channel, amount_minor, amount, currency, stage FROM spend
            WHERE date >= :from AND date <= :to ORDER BY date, id
            """)
        .param("from", from.toString())
        .param("to", to.toString())
        .query((row, _) -> {
          String exact = row.getString("amount");
          String currency = row.getString("currency");
          return new Stated(
              LocalDate.parse(row.getString("date")),
              row.getString("channel"),
              exact == null || exact.isEmpty()
                  ? Money.ofMinor(row.getLong("amount_minor"), currency).amount()
                  : new BigDecimal(exact),
              currency,
              row.getString("stage"));
        })
        .list();
  }
}
