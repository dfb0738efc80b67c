package io.beachhead.workspace;

import io.beachhead.store.Changes;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The settings of the one workspace this program serves. */
@Component
public class WorkspaceSettings {
  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final Clock clock;
  private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

  private record Read(long version, Workspace workspace) {}

  WorkspaceSettings(JdbcClient sql, JsonMapper json, Changes changes, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.clock = clock;
  }

  /** The workspace as it stands; cheap, as it is read again only after a change. */
  public Workspace current() {
    long version = changes.version("settings");
    var read = last.get();
    // A writing transaction sees its own uncommitted row: neither serve it the memory nor keep it.
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return read();
    }
    if (read == null || read.version != version) {
      read = new Read(version, read());
      last.set(read);
    }
    return read.workspace;
  }

  /** Stores name, currency, zone, week, rates and capacity. The sample key is not touched. */
  @Transactional
  public void change(Workspace workspace) {
    sql.sql(
            """
            UPDATE workspace
            SET name = :name, currency = :currency, timezone = :timezone, week_start = :weekStart,
                exchange_rates = :rates, capacity_weeks = :capacity, changed_at = :now
            """)
        .param("name", workspace.name())
        .param("currency", workspace.currency())
        .param("timezone", workspace.timezone().getId())
        .param("weekStart", workspace.weekStart().name().toLowerCase(Locale.ROOT))
        .param("rates", json.writeValueAsString(new TreeMap<>(workspace.exchangeRates())))
        .param("capacity", workspace.capacityWeeks())
        .param("now", clock.millis())
        .update();
    changes.mark("settings");
  }

  /** Remembers which sample data is loaded; null when there is none (any more). */
  @Transactional
  public void sampleLoaded(@Nullable String key) {
    sql.sql("UPDATE workspace SET sample_key = :key, changed_at = :now")
        .param("key", key)
        .param("now", clock.millis())
        .update();
    changes.mark("settings");
  }

  /** The same, unless something else has become of the workspace since it was {@code expected}. */
  @Transactional
  public void sampleLoaded(String expected, String key) {
    sql.sql(
            """
            UPDATE workspace SET sample_key = :key, changed_at = :now WHERE sample_key = :expected
            """)
        .param("key", key)
        .param("expected", expected)
        .param("now", clock.millis())
        .update();
    changes.mark("settings");
  }

  private Workspace read() {
    return sql.sql(
            """
            SELECT name, currency, timezone, week_start, exchange_rates, capacity_weeks, sample_key
            FROM workspace
            """)
        .query((row, _) -> workspace(row))
        .single();
  }

  /**
   * The rates that can be calculated with. Versions before the range was checked could store
   * others, such as 1e999999999; those count as not known.
   */
  private Map<String, BigDecimal> rates(String stored) {
    var rates = new TreeMap<String, BigDecimal>();
    json.reader()
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(stored)
        .properties()
        .forEach(entry -> {
          var rate = entry.getValue().decimalValue();
          if (Workspace.isUsableRate(rate)) {
            rates.put(entry.getKey(), rate);
          }
        });
    return rates;
  }

  private Workspace workspace(ResultSet row) throws SQLException {
    double capacity = row.getDouble("capacity_weeks");
    boolean capacityKnown = !row.wasNull();
    return new Workspace(
        row.getString("name"),
        row.getString("currency"),
        ZoneId.of(row.getString("timezone")),
        DayOfWeek.valueOf(row.getString("week_start").toUpperCase(Locale.ROOT)),
        rates(row.getString("exchange_rates")),
        capacityKnown ? capacity : null,
        row.getString("sample_key"));
  }
}
