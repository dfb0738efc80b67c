package io.beachhead.voice;

import io.beachhead.customers.attribute.StatedDay;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.Request.Asker;
import io.beachhead.voice.Request.Life;
import io.beachhead.voice.Request.Origin;
import io.beachhead.voice.Request.Stake;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads requests with their features and themes; deleted ones are left out. */
@Component
class RequestQuery {
  private static final int IDS_PER_QUERY = 500;

  private static final String REQUESTS =
      """
      SELECT id, account_id, prospect, person_email, person_name, text, importance, amount_minor,
        amount, deal, source, captured_by, created_at, created_day, unconfirmed, state, owner, merged_into
      FROM request WHERE deleted_at IS NULL
      """;

  private static final String FEATURES = "SELECT request_id, feature FROM request_feature";

  private static final String THEMES =
      """
      SELECT r.request_id, r.theme, t.name, r.assigned_by
      FROM request_theme r JOIN theme t ON t.key = r.theme
      """;

  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  RequestQuery(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  /** All of them, in no order. */
  List<Request> all(String currency) {
    var about = new About();
    about.read(sql.sql(FEATURES + " ORDER BY position, feature"), true);
    about.read(sql.sql(THEMES + " ORDER BY r.position, r.theme"), false);
    var unit = new Unit(currency, settings.current().timezone());
    return sql.sql(REQUESTS).query((row, _) -> request(row, unit, about)).list();
  }

  /** Those with some ids, in no order; an id without a request is left out. */
  List<Request> of(Collection<String> ids, String currency) {
    var unit = new Unit(currency, settings.current().timezone());
    var found = new ArrayList<Request>();
    var all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += IDS_PER_QUERY) {
      var some = all.subList(from, Math.min(all.size(), from + IDS_PER_QUERY));
      var about = new About();
      about.read(
          sql.sql(FEATURES + " WHERE request_id IN (:ids) ORDER BY position, feature")
              .param("ids", some),
          true);
      about.read(
          sql.sql(THEMES + " WHERE r.request_id IN (:ids) ORDER BY r.position, r.theme")
              .param("ids", some),
          false);
      found.addAll(
          sql.sql(REQUESTS + " AND id IN (:ids)")
              .param("ids", some)
              .query((row, _) -> request(row, unit, about))
              .list());
    }
    return found;
  }

  /** What stored amounts and days are in. */
  private record Unit(String currency, ZoneId zone) {}

  /** Features and themes by the id of the request. */
  private static final class About {
    private final Map<String, List<String>> features = new HashMap<>();
    private final Map<String, List<AssignedTheme>> themes = new HashMap<>();

    void read(JdbcClient.StatementSpec query, boolean ofFeatures) {
      query.query(row -> {
        String id = row.getString(1);
        if (ofFeatures) {
          features.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(row.getString(2));
        } else {
          themes
              .computeIfAbsent(id, _ -> new ArrayList<>(1))
              .add(
                  new AssignedTheme(
                      new Theme(row.getString(2), row.getString(3)),
                      row.getString(4).equals(AssignedTheme.By.GROUPING.key())
                          ? AssignedTheme.By.GROUPING
                          : AssignedTheme.By.PERSON));
        }
      });
    }
  }

  private static Request request(ResultSet row, Unit unit, About about) throws SQLException {
    String id = row.getString("id");
    Money amount = amount(row, unit.currency);
    Instant created = StatedDay.instant(row, "created_at", "created_day", unit.zone);
    return new Request(
        id,
        new Asker(
            row.getString("account_id"),
            row.getString("prospect"),
            row.getString("person_email"),
            row.getString("person_name")),
        row.getString("text"),
        importance(row.getString("importance")),
        new Stake(amount, deal(row.getString("deal"))),
        about.features.getOrDefault(id, List.of()),
        about.themes.getOrDefault(id, List.of()),
        new Origin(
            row.getString("source"),
            row.getString("captured_by"),
            created,
            row.getInt("unconfirmed") == 0),
        new Life(
            state(row.getString("state")), row.getString("owner"), row.getString("merged_into")));
  }

  /** As it was stated; minor units where they say it all. */
  private static @Nullable Money amount(ResultSet row, String currency) throws SQLException {
    long minor = row.getLong("amount_minor");
    if (row.wasNull()) {
      return null;
    }
    String stated = row.getString("amount");
    return stated == null || stated.isEmpty()
        ? Money.ofMinor(minor, currency)
        : new Money(new BigDecimal(stated), currency);
  }

  private static @Nullable Importance importance(@Nullable String key) {
    return key == null ? null : Importance.of(key).orElse(null);
  }

  private static @Nullable Deal deal(@Nullable String key) {
    return key == null ? null : Deal.of(key).orElse(null);
  }

  private static RequestState state(@Nullable String key) {
    return key == null ? RequestState.OPEN : RequestState.of(key).orElse(RequestState.OPEN);
  }
}
