package io.beachhead.decisions.tracker;

import io.beachhead.store.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables of trackers and links. */
@Component
class TrackerRecords {
  private final JdbcClient sql;
  private final Changes changes;

  TrackerRecords(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Transactional
  public void insert(Tracker tracker, String secret) {
    sql.sql(
            """
            INSERT INTO tracker (id, kind, name, url, secret, created_by, created_at)
            VALUES (:id, :kind, :name, :url, :secret, :by, :at)
            """)
        .param("id", tracker.id())
        .param("kind", tracker.kind().key())
        .param("name", tracker.name())
        .param("url", tracker.url())
        .param("secret", secret)
        .param("by", tracker.createdBy())
        .param("at", tracker.createdAt().toEpochMilli())
        .update();
  }

  @Transactional
  public int delete(String id) {
    return sql.sql("DELETE FROM tracker WHERE id = :id").param("id", id).update();
  }

  List<Tracker> all() {
    return sql.sql("SELECT * FROM tracker ORDER BY created_at, id")
        .query((row, _) -> tracker(row))
        .list();
  }

  Optional<Tracker> find(String id) {
    return sql.sql("SELECT * FROM tracker WHERE id = :id")
        .param("id", id)
        .query((row, _) -> tracker(row))
        .optional();
  }

  String secret(String id) {
    return sql.sql("SELECT secret FROM tracker WHERE id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  /**
   * Notes a message that could be believed.
   *
   * @return false where it was taken before
   */
  @Transactional
  public boolean heard(String tracker, String hash, Instant at, Instant keptSince) {
    sql.sql("DELETE FROM tracker_message WHERE at < :since")
        .param("since", keptSince.toEpochMilli())
        .update();
    sql.sql("UPDATE tracker SET heard_at = :at WHERE id = :id")
        .param("id", tracker)
        .param("at", at.toEpochMilli())
        .update();
    return sql.sql(
                """
                INSERT INTO tracker_message (tracker, hash, at) VALUES (:tracker, :hash, :at)
                ON CONFLICT (tracker, hash) DO NOTHING
                """)
            .param("tracker", tracker)
            .param("hash", hash)
            .param("at", at.toEpochMilli())
            .update()
        > 0;
  }

  /** Stores a link; an issue is linked to a feature once. */
  @Transactional
  public boolean link(IssueLink link, Instant at) {
    changes.mark("decisions");
    return sql.sql(
                """
                INSERT INTO issue_link (id, feature, url, state, created_at)
                VALUES (:id, :feature, :url, :state, :at) ON CONFLICT (feature, url) DO NOTHING
                """)
            .param("id", link.id())
            .param("feature", link.feature())
            .param("url", link.url())
            .param("state", link.state().key())
            .param("at", at.toEpochMilli())
            .update()
        > 0;
  }

  @Transactional
  public int unlink(String id) {
    changes.mark("decisions");
    return sql.sql("DELETE FROM issue_link WHERE id = :id").param("id", id).update();
  }

  /**
   * Takes news into every link to that issue that knows nothing newer.
   *
   * @return keys of the features it is part of
   */
  @Transactional
  public List<String> take(IssueNews news) {
    changes.mark("decisions");
    return sql.sql(
            """
            UPDATE issue_link SET state = :state, changed_at = :at,
              title = CASE WHEN :title = '' THEN title ELSE :title END,
              spent_weeks = COALESCE(:spent, spent_weeks)
            WHERE url = :url AND (changed_at IS NULL OR changed_at <= :at)
            RETURNING feature
            """)
        .param("url", news.url())
        .param("state", news.state().key())
        .param("at", news.at().toEpochMilli())
        .param("title", news.title())
        .param("spent", news.spentWeeks())
        .query(String.class)
        .list();
  }

  /** Links of one feature, or of all where it is null. */
  List<IssueLink> links(@Nullable String feature) {
    return sql.sql(
            """
            SELECT * FROM issue_link WHERE (:feature IS NULL OR feature = :feature)
            ORDER BY feature, created_at, id
            """)
        .param("feature", feature)
        .query((row, _) -> link(row))
        .list();
  }

  @Transactional
  public void deleteAll() {
    sql.sql("DELETE FROM issue_link").update();
    sql.sql("DELETE FROM tracker").update();
  }

  private static Tracker tracker(ResultSet row) throws SQLException {
    return new Tracker(
        row.getString("id"),
        TrackerKind.of(row.getString("kind")).orElseThrow(),
        row.getString("name"),
        row.getString("url"),
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        instant(row, "heard_at"));
  }

  private static IssueLink link(ResultSet row) throws SQLException {
    double spent = row.getDouble("spent_weeks");
    Double spentWeeks = row.wasNull() ? null : (Double) spent;
    return new IssueLink(
        row.getString("id"),
        row.getString("feature"),
        row.getString("url"),
        row.getString("title"),
        IssueState.of(row.getString("state")).orElseThrow(),
        spentWeeks,
        instant(row, "changed_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(value);
  }
}
