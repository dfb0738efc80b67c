package io.beachhead.voice;

import io.beachhead.customers.revenue.Money;
import io.beachhead.store.Changes;
import io.beachhead.workspace.WorkspaceSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All requests of the workspace, kept in memory until one of them changes. */
@Component
public class Requests {
  /** Those without a date last; the same under every database. */
  public static final Comparator<Request> NEWEST_FIRST =
      Comparator.comparing(
              Request::createdAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
          .thenComparing(Request::id);

  private final JdbcClient sql;
  private final Changes changes;
  private final WorkspaceSettings settings;
  private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

  private record Read(long version, List<Request> requests) {}

  Requests(JdbcClient sql, Changes changes, WorkspaceSettings settings) {
    this.sql = sql;
    this.changes = changes;
    this.settings = settings;
  }

  /** Every request, the newest first, those without a date last. Not for use while writing. */
  public List<Request> all() {
    // Asked before reading: a change in between costs a second reading, never a stale answer.
    long version = changes.version("voice", "customers", "settings");
    var read = last.get();
    if (read == null || read.version != version) {
      read = new Read(version, read());
      last.set(read);
    }
    return read.requests;
  }

  /** Those of one account, the newest first. */
  public List<Request> of(String accountId) {
    return all().stream().filter(request -> accountId.equals(request.accountId())).toList();
  }

  /** How many nobody has given a theme or feature yet. */
  public int unassigned() {
    return (int) all().stream().filter(Request::unassigned).count();
  }

  private List<Request> read() {
    String currency = settings.current().currency();
    return sql
        .sql(
            """
            SELECT r.id, r.account_id, r.person_email, r.text, r.importance, r.amount_minor,
              r.feature, r.theme, t.name AS theme_name, r.source, r.captured_by, r.created_at
            FROM request r LEFT JOIN theme t ON t.key = r.theme
            """)
        .query((row, _) -> request(row, currency))
        .list()
        .stream()
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static Request request(ResultSet row, String currency) throws SQLException {
    long minor = row.getLong("amount_minor");
    Money amount = row.wasNull() ? null : Money.ofMinor(minor, currency);
    long millis = row.getLong("created_at");
    Instant created = row.wasNull() ? null : Instant.ofEpochMilli(millis);
    String importance = row.getString("importance");
    String theme = row.getString("theme");
    String name = row.getString("theme_name");
    return new Request(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("person_email"),
        row.getString("text"),
        importance == null ? null : Importance.of(importance).orElse(null),
        amount,
        row.getString("feature"),
        theme == null ? null : new Theme(theme, name == null ? theme : name),
        row.getString("source"),
        row.getString("captured_by"),
        created);
  }
}
