package io.beachhead.voice;

import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.Request.Asker;
import io.beachhead.voice.Request.Life;
import io.beachhead.voice.Request.Origin;
import io.beachhead.voice.Request.Stake;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
        deal, source, captured_by, created_at, unconfirmed, state, owner, merged_into
      FROM request WHERE deleted_at IS NULL
      """;

  private static final String FEATURES = "SELECT request_id, feature FROM request_feature";

  private static final String THEMES =
      """
      SELECT r.request_id, r.theme, t.name, r.assigned_by
      FROM request_theme r JOIN theme t ON t.key = r.theme
      """;

  private final JdbcClient sql;

  RequestQuery(JdbcClient sql) {
    this.sql = sql;
  }

  /** All of them, in no order. */
  List<Request> all(String currency) {
    var about = new About();
    about.read(sql.sql(FEATURES + " ORDER BY position, feature"), true);
    about.read(sql.sql(THEMES + " ORDER BY r.position, r.theme"), false);
    return sql.sql(REQUESTS).query((row, _) -> request(row, currency, about)).list();
  }

  /** Those with some ids, in no order; an id without a request is left out. */
  List<Request> of(Collection<String> ids, String currency) {
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
              .query((row, _) -> request(row, currency, about))
              .list());
    }
    return found;
  }

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

  private static Request request(ResultSet row, String currency, About about) throws SQLException {
    String id = row.getString("id");
    long minor = row.getLong("amount_minor");
    Money amount = row.wasNull() ? null : Money.ofMinor(minor, currency);
    long millis = row.getLong("created_at");
    Instant created = row.wasNull() ? null : Instant.ofEpochMilli(millis);
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
