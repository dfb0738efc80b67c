package io.beachhead.growth.guides;

import io.beachhead.growth.guides.Guide.State;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.DataEraser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The guides of the workspace: written, published, put in order, deleted. */
@Component
public class Guides implements DataEraser {
  private static final int MOST = 200;

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  Guides(JdbcClient sql, JsonMapper json, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is kept as JSON. */
  private record Content(
      String name,
      String title,
      @Nullable String intro,
      Guide.Audience audience,
      List<Guide.Step> steps) {}

  /** All guides, in the order in which users get to see them. */
  public List<Guide> all() {
    return sql.sql("SELECT * FROM guide ORDER BY position, key")
        .query((row, _) -> guide(row))
        .list();
  }

  /**
   * @throws ProblemException 404 where there is none
   */
  public Guide one(String key) {
    return sql.sql("SELECT * FROM guide WHERE key = :key")
        .param("key", key)
        .query((row, _) -> guide(row))
        .optional()
        .orElseThrow(() -> ProblemException.notFound("There is no guide " + key + "."));
  }

  /**
   * Adds a guide behind the others.
   *
   * @throws ProblemException 422 that names the fields which are not usable, 409 for a key that is
   *     taken
   */
  @Transactional
  public Guide add(GuideDraft draft) {
    var checked = draft.checked();
    var all = all();
    if (all.size() >= MOST) {
      throw ProblemException.conflict(
          "There are %d guides already; delete one first.".formatted(MOST));
    }
    var key = draft.freeKey(all.stream().map(Guide::key).toList());
    sql.sql(
            """
            INSERT INTO guide (key, state, position, content, created_at, changed_at)
            VALUES (:key, :state, :position, :content, :now, :now)
            """)
        .param("key", key)
        .param("state", checked.state().word())
        .param("position", all.size() + 1)
        .param("content", content(checked))
        .param("now", clock.millis())
        .update();
    changed("guide.added", key);
    return one(key);
  }

  /**
   * Writes a guide anew; its key and its place stay.
   *
   * @throws ProblemException 404 where there is none, 422 that names the fields which are not
   *     usable
   */
  @Transactional
  public Guide change(String key, GuideDraft draft) {
    one(key);
    var checked = draft.checked();
    sql.sql(
            """
            UPDATE guide SET state = :state, content = :content, changed_at = :now WHERE key = :key
            """)
        .param("state", checked.state().word())
        .param("content", content(checked))
        .param("now", clock.millis())
        .param("key", key)
        .update();
    changed("guide.changed", key);
    return one(key);
  }

  /**
   * Shows a guide to its users, or hides it.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public Guide publish(String key, boolean published) {
    one(key);
    sql.sql("UPDATE guide SET state = :state, changed_at = :now WHERE key = :key")
        .param("state", (published ? State.PUBLISHED : State.DRAFT).word())
        .param("now", clock.millis())
        .param("key", key)
        .update();
    changed(published ? "guide.published" : "guide.hidden", key);
    return one(key);
  }

  /**
   * Deletes a guide; the events that said who completed it stay.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void delete(String key) {
    one(key);
    sql.sql("DELETE FROM guide WHERE key = :key").param("key", key).update();
    changed("guide.deleted", key);
  }

  private void changed(String what, String key) {
    changes.mark("guides");
    audit.record(what, key, "");
  }

  private String content(GuideDraft.Checked checked) {
    return json.writeValueAsString(
        new Content(
            checked.name(), checked.title(), checked.intro(), checked.audience(), checked.steps()));
  }

  private Guide guide(ResultSet row) throws SQLException {
    var content = json.readValue(row.getString("content"), Content.class);
    return new Guide(
        row.getString("key"),
        content.name(),
        content.title(),
        content.intro(),
        content.audience(),
        content.steps(),
        row.getString("state").equals(State.PUBLISHED.word()) ? State.PUBLISHED : State.DRAFT,
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM guide").update();
    changes.mark("guides");
  }
}
