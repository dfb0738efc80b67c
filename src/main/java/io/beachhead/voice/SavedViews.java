package io.beachhead.voice;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Views of the inbox that the team keeps by name. */
@Component
public class SavedViews {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_QUERY = 4_000;
  private static final int MOST = 200;

  private final JdbcClient sql;
  private final AuditTrail audit;
  private final Clock clock;

  SavedViews(JdbcClient sql, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A view.
   *
   * @param query what follows the address of the inbox: empty, or from the question mark on
   */
  public record SavedView(String key, String name, String query) {}

  /** By name. */
  public List<SavedView> all() {
    return sql.sql("SELECT key, name, query FROM request_view ORDER BY lower(name), key")
        .query((row, _) ->
            new SavedView(row.getString("key"), row.getString("name"), row.getString("query")))
        .list();
  }

  /**
   * Keeps a view; one with the same name is replaced.
   *
   * @throws ProblemException 422 where the name or the query is not usable, 409 where there are too
   *     many
   */
  @Transactional
  public SavedView save(String name, String query) {
    String said = name.strip();
    if (said.isEmpty() || said.length() > LONGEST_NAME) {
      throw ProblemException.unprocessable(
          "The view cannot be saved.",
          List.of(
              ProblemItem.of("name", name, "expected 1 to %d characters".formatted(LONGEST_NAME))));
    }
    if (query.length() > LONGEST_QUERY || !query.matches("(\\?[\\x21-\\x7e&&[^{}]]*)?")) {
      throw ProblemException.unprocessable(
          "The view cannot be saved.",
          List.of(ProblemItem.of("query", null, "expected the query of the list's address")));
    }
    String key = Themes.key(said);
    if (all().size() >= MOST && all().stream().noneMatch(view -> view.key().equals(key))) {
      throw ProblemException.conflict(
          "There are already %d views. Delete one first.".formatted(MOST));
    }
    sql.sql(
            """
            INSERT INTO request_view (key, name, query, saved_by, saved_at)
            VALUES (:key, :name, :query, :by, :at)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, query = excluded.query,
              saved_by = excluded.saved_by, saved_at = excluded.saved_at
            """)
        .param("key", key)
        .param("name", said)
        .param("query", query)
        .param("by", CurrentUser.now().name())
        .param("at", clock.millis())
        .update();
    audit.record("request-view.saved", said, query);
    return new SavedView(key, said, query);
  }

  /**
   * Deletes a view; saving it again undoes that.
   *
   * @throws ProblemException 404 where there is none with that key
   */
  @Transactional
  public SavedView delete(String key) {
    var view =
        all().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no such view."));
    sql.sql("DELETE FROM request_view WHERE key = :key").param("key", key).update();
    audit.record("request-view.deleted", view.name(), view.query());
    return view;
  }
}
