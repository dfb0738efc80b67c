package io.beachhead.decisions.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of audiences. */
@Component
class AudienceRecords {
  private final JdbcClient sql;

  AudienceRecords(JdbcClient sql) {
    this.sql = sql;
  }

  @Transactional
  public void insert(Audience audience) {
    LocalDate expires = audience.expiresOn();
    sql.sql(
            """
            INSERT INTO audience (id, token, name, title, segment, expires_on, created_by, created_at)
            VALUES (:id, :token, :name, :title, :segment, :expires, :by, :at)
            """)
        .param("id", audience.id())
        .param("token", audience.token())
        .param("name", audience.name())
        .param("title", audience.title())
        .param("segment", audience.segment())
        .param("expires", expires == null ? null : expires.toString())
        .param("by", audience.createdBy())
        .param("at", audience.createdAt().toEpochMilli())
        .update();
  }

  @Transactional
  public int revoke(String id, Instant at) {
    return sql.sql("UPDATE audience SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL")
        .param("id", id)
        .param("at", at.toEpochMilli())
        .update();
  }

  @Transactional
  public void deleteAll() {
    sql.sql("DELETE FROM audience").update();
  }

  /** Those not revoked, the oldest first. */
  List<Audience> all() {
    return sql.sql("SELECT * FROM audience WHERE revoked_at IS NULL ORDER BY created_at, id")
        .query((row, _) -> audience(row))
        .list();
  }

  Optional<Audience> byToken(String token) {
    return sql.sql("SELECT * FROM audience WHERE token = :token")
        .param("token", token)
        .query((row, _) -> audience(row))
        .optional();
  }

  private static Audience audience(ResultSet row) throws SQLException {
    String expires = row.getString("expires_on");
    long revoked = row.getLong("revoked_at");
    Instant revokedAt = row.wasNull() ? null : Instant.ofEpochMilli(revoked);
    return new Audience(
        row.getString("id"),
        row.getString("token"),
        row.getString("name"),
        row.getString("title"),
        row.getString("segment"),
        expires == null ? null : LocalDate.parse(expires),
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        revokedAt);
  }
}
