package io.beachhead.decisions.answers;

import io.beachhead.decisions.answers.Answer.Cause;
import io.beachhead.decisions.answers.Answer.State;
import io.beachhead.decisions.answers.Answer.Told;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of answers. */
@Component
class AnswerRecords {
  private static final String ANSWERS =
      """
      SELECT answer.id, cause, decision, feature, request, answer.state, since, channel,
        answer.text, reaction, told_at, told_by
      FROM answer JOIN request ON request.id = answer.request AND request.deleted_at IS NULL
      """;

  private final JdbcClient sql;

  AnswerRecords(JdbcClient sql) {
    this.sql = sql;
  }

  /** Those owed and told, the longest owed first; requests that were deleted are left out. */
  List<Answer> all() {
    return sql.sql(ANSWERS + " WHERE answer.state <> 'replaced' ORDER BY since, answer.id")
        .query((row, _) -> answer(row))
        .list();
  }

  Optional<Answer> find(String id) {
    return sql.sql(ANSWERS + " WHERE answer.id = :id")
        .param("id", id)
        .query((row, _) -> answer(row))
        .optional();
  }

  /** Owes an answer because of a decision. */
  void oweDecided(String decision, String request, Instant since) {
    insert(
        new Answer(
            id(Cause.DECIDED, decision, request),
            Cause.DECIDED,
            decision,
            null,
            request,
            State.OWED,
            since,
            null));
  }

  /** Owes an answer because a feature was shipped, at that time. */
  void oweShipped(String feature, @Nullable String decision, String request, Instant since) {
    insert(
        new Answer(
            id(Cause.SHIPPED, feature + "@" + since.toEpochMilli(), request),
            Cause.SHIPPED,
            decision,
            feature,
            request,
            State.OWED,
            since,
            null));
  }

  /** What is owed already stays as it is. */
  private void insert(Answer owed) {
    sql.sql(
            """
            INSERT INTO answer (id, cause, decision, feature, request, state, since)
            VALUES (:id, :cause, :decision, :feature, :request, :state, :since)
            ON CONFLICT (id) DO NOTHING
            """)
        .param("id", owed.id())
        .param("cause", owed.cause().key())
        .param("decision", owed.decision())
        .param("feature", owed.feature())
        .param("request", owed.request())
        .param("state", owed.state().key())
        .param("since", owed.since().toEpochMilli())
        .update();
  }

  private static String id(Cause cause, String of, String request) {
    return UUID.nameUUIDFromBytes(
            "%s %s %s".formatted(cause.key(), of, request).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** What a decision still owes is owed no longer. */
  void replaceOwedBy(String decision) {
    sql.sql("UPDATE answer SET state = 'replaced' WHERE decision = :decision AND state = 'owed'")
        .param("decision", decision)
        .update();
  }

  /** What is still owed to a request because of some decisions is owed no longer. */
  void replaceOwedTo(String request, Collection<String> decisions) {
    if (!decisions.isEmpty()) {
      sql.sql(
              """
              UPDATE answer SET state = 'replaced'
              WHERE request = :request AND state = 'owed' AND cause = 'decided'
                AND decision IN (:decisions)
              """)
          .param("request", request)
          .param("decisions", decisions)
          .update();
    }
  }

  /** Drops what is owed because of features that are no longer shipped. */
  int forgetUnshipped() {
    return sql.sql(
            """
            DELETE FROM answer WHERE cause = 'shipped' AND state = 'owed'
              AND feature NOT IN (SELECT key FROM feature WHERE state = 'shipped')
            """)
        .update();
  }

  void tell(String id, Told told) {
    Reaction reaction = told.reaction();
    sql.sql(
            """
            UPDATE answer SET state = 'told', channel = :channel, text = :text,
              reaction = :reaction, told_at = :at, told_by = :by
            WHERE id = :id
            """)
        .param("id", id)
        .param("channel", told.channel())
        .param("text", told.text())
        .param("reaction", reaction == null ? null : reaction.key())
        .param("at", told.at().toEpochMilli())
        .param("by", told.by())
        .update();
  }

  void oweAgain(String id) {
    sql.sql(
            """
            UPDATE answer SET state = 'owed', channel = NULL, text = NULL, reaction = NULL,
              told_at = NULL, told_by = NULL
            WHERE id = :id
            """)
        .param("id", id)
        .update();
  }

  /** Whether a request is still owed anything. */
  boolean owes(String request) {
    return sql.sql(
            "SELECT EXISTS (SELECT 1 FROM answer WHERE request = :request AND state = 'owed')")
        .param("request", request)
        .query(Boolean.class)
        .single();
  }

  /** A feature that became shipped. */
  record Shipping(String feature, Instant at) {}

  /** Features that became shipped and still are. */
  List<Shipping> shippings() {
    return sql.sql(
            """
            SELECT feature, shipped_at FROM feature_shipping
            WHERE feature IN (SELECT key FROM feature WHERE state = 'shipped')
            """)
        .query((row, _) ->
            new Shipping(row.getString("feature"), Instant.ofEpochMilli(row.getLong("shipped_at"))))
        .list();
  }

  /** Answers to it have been written down, or it is shipped no longer. */
  void settled(Collection<Shipping> shippings) {
    for (Shipping each : shippings) {
      sql.sql("DELETE FROM feature_shipping WHERE feature = :feature AND shipped_at = :at")
          .param("feature", each.feature())
          .param("at", each.at().toEpochMilli())
          .update();
    }
  }

  void deleteAll() {
    sql.sql("DELETE FROM answer").update();
    sql.sql("DELETE FROM feature_shipping").update();
  }

  private static Answer answer(ResultSet row) throws SQLException {
    long at = row.getLong("told_at");
    boolean told = !row.wasNull();
    String reaction = row.getString("reaction");
    return new Answer(
        row.getString("id"),
        Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
        row.getString("decision"),
        row.getString("feature"),
        row.getString("request"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Instant.ofEpochMilli(row.getLong("since")),
        told
            ? new Told(
                row.getString("channel"),
                row.getString("text"),
                reaction == null ? null : Reaction.of(reaction).orElse(null),
                Instant.ofEpochMilli(at),
                row.getString("told_by"))
            : null);
  }
}
