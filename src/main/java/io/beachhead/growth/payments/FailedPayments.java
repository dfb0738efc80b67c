package io.beachhead.growth.payments;

import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * <b>Question:</b> which payments failed, and what share of those settled came back, after how long
 * and how many attempts? A payment is settled once it was paid or given up; an open one counts as
 * neither. Shares have Jeffreys' 80% interval.
 */
@Component
public class FailedPayments implements DataEraser {
  /** Who expires later has time. */
  private static final int EXPIRING_DAYS = 90;

  private static final double DAY = Duration.ofDays(1).toMillis();

  private final JdbcClient sql;
  private final Changes changes;

  FailedPayments(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  /**
   * A payment that failed at least once.
   *
   * @param account null where nobody knows whose it is
   * @param amountMinor in the currency's minor units
   * @param reason as the bank says it; null where it did not say
   * @param nextAt when it is tried again; null where it is not
   * @param state open, recovered or lost
   */
  public record Failed(
      String id,
      @Nullable String account,
      @Nullable String email,
      long amountMinor,
      String currency,
      @Nullable String reason,
      int attempts,
      Instant failedAt,
      @Nullable Instant nextAt,
      String state,
      @Nullable Instant settledAt) {}

  /** A card that stops working soon. */
  public record Expiring(
      String id, @Nullable String account, @Nullable String last4, LocalDate expiresOn) {}

  /**
   * How many came back.
   *
   * @param share of those settled; null where none is
   * @param medianDays from the first failure to the payment; null where none came back
   * @param medianAttempts that failed before; null where none came back
   */
  public record Recovery(
      int failed,
      int recovered,
      int lost,
      int open,
      @Nullable Interval share,
      @Nullable Double medianDays,
      @Nullable Double medianAttempts) {}

  /** All, the latest first. */
  public List<Failed> all() {
    return sql.sql("SELECT * FROM failed_payment ORDER BY failed_at DESC, id")
        .query((row, _) -> failed(row))
        .list();
  }

  /**
   * Cards to warn about on a day, the next to expire first: those that Stripe warns about, and
   * those of files that expire within the {@value #EXPIRING_DAYS} days from then.
   */
  public List<Expiring> expiring(LocalDate from) {
    return sql.sql(
            """
            SELECT * FROM expiring_card
            WHERE expires_on >= :from AND (expires_on <= :to OR noticed_at > 0)
            ORDER BY expires_on, id
            """)
        .param("from", from.toString())
        .param("to", from.plusDays(EXPIRING_DAYS).toString())
        .query((row, _) ->
            new Expiring(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("last4"),
                LocalDate.parse(row.getString("expires_on"))))
        .list();
  }

  /** How many of these came back. */
  public static Recovery recovery(List<Failed> payments) {
    var recovered = payments.stream().filter(each -> each.state().equals("recovered")).toList();
    int lost = (int) payments.stream().filter(each -> each.state().equals("lost")).count();
    int settled = recovered.size() + lost;
    return new Recovery(
        payments.size(),
        recovered.size(),
        lost,
        payments.size() - settled,
        settled == 0 ? null : BinomialInterval.jeffreys(recovered.size(), settled),
        median(
            recovered.stream()
                .filter(each -> each.settledAt() != null)
                .mapToDouble(each ->
                    (each.settledAt() == null
                            ? 0
                            : each.settledAt().toEpochMilli() - each.failedAt().toEpochMilli())
                        / DAY)
                .toArray()),
        median(recovered.stream().mapToDouble(Failed::attempts).toArray()));
  }

  /** The same by what the bank said; a blank text where it said nothing. */
  public static Map<String, Recovery> byReason(List<Failed> payments) {
    var groups =
        payments.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.reason() == null ? "" : each.reason(),
                    TreeMap::new,
                    Collectors.toList()));
    var byReason = new TreeMap<String, Recovery>();
    groups.forEach((reason, those) -> byReason.put(reason, recovery(those)));
    return byReason;
  }

  private static @Nullable Double median(double[] values) {
    if (values.length == 0) {
      return null;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  private static Failed failed(ResultSet row) throws SQLException {
    return new Failed(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("email"),
        row.getLong("amount_minor"),
        row.getString("currency"),
        row.getString("reason"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("failed_at")),
        instant(row, "next_at"),
        row.getString("state"),
        instant(row, "settled_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM failed_payment").update();
    sql.sql("DELETE FROM expiring_card").update();
    sql.sql("DELETE FROM stripe_event").update();
    changes.mark("payments");
  }
}
