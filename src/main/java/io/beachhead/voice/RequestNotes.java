package io.beachhead.voice;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.Colleagues;
import io.beachhead.workspace.Colleagues.Colleague;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes that colleagues write on a request. {@code @} before somebody's name or e-mail address
 * mentions them: the request is in their list of mentions until they open it.
 */
@Component
public class RequestNotes {
  private static final int LONGEST = 5_000;

  private final JdbcClient sql;
  private final Requests requests;
  private final Colleagues colleagues;
  private final AuditTrail audit;
  private final Clock clock;

  RequestNotes(
      JdbcClient sql, Requests requests, Colleagues colleagues, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.requests = requests;
    this.colleagues = colleagues;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A note.
   *
   * @param mentions names of the colleagues it mentions
   */
  public record Note(String id, String text, String by, Instant at, List<String> mentions) {}

  /** The notes on a request, the oldest first. */
  public List<Note> of(String requestId) {
    var names = colleagues.all();
    return sql.sql(
            """
            SELECT id, text, by_name, written_at FROM request_note
            WHERE request_id = :id ORDER BY written_at, id
            """)
        .param("id", requestId)
        .query((row, _) ->
            new Note(
                row.getString("id"),
                row.getString("text"),
                row.getString("by_name"),
                Instant.ofEpochMilli(row.getLong("written_at")),
                mentioned(row.getString("text"), names).stream().map(Colleague::name).toList()))
        .list();
  }

  /**
   * Adds a note by whoever is signed in.
   *
   * @throws ProblemException 404 where there is no such request, 422 for no text or too much
   */
  @Transactional
  public Note add(String requestId, String text) {
    if (requests.find(requestId).isEmpty()) {
      throw ProblemException.notFound("There is no request " + requestId + ".");
    }
    return addNew(requestId, text);
  }

  /** The same on a request that the running transaction has just stored. */
  @Transactional
  Note addNew(String requestId, String text) {
    String said = text.strip();
    if (said.isEmpty() || said.length() > LONGEST) {
      throw ProblemException.unprocessable(
          "The note cannot be saved.",
          List.of(ProblemItem.of("text", null, "expected 1 to %,d characters".formatted(LONGEST))));
    }
    String id = UUID.randomUUID().toString();
    CurrentUser by = CurrentUser.now();
    Instant now = Instant.ofEpochMilli(clock.millis());
    sql.sql(
            """
            INSERT INTO request_note (id, request_id, text, by_id, by_name, written_at)
            VALUES (:id, :request, :text, :by, :name, :at)
            """)
        .param("id", id)
        .param("request", requestId)
        .param("text", said)
        .param("by", by.id())
        .param("name", by.name())
        .param("at", now.toEpochMilli())
        .update();
    var mentioned = mentioned(said, colleagues.all());
    for (Colleague colleague : mentioned) {
      sql.sql("INSERT INTO request_mention (note_id, member) VALUES (:note, :member)")
          .param("note", id)
          .param("member", colleague.id())
          .update();
    }
    audit.record("request.noted", requestId, "");
    return new Note(id, said, by.name(), now, mentioned.stream().map(Colleague::name).toList());
  }

  /**
   * Deletes a note.
   *
   * @throws ProblemException 404 where it is not there
   */
  @Transactional
  public void delete(String requestId, String noteId) {
    int gone =
        sql.sql("DELETE FROM request_note WHERE id = :id AND request_id = :request")
            .param("id", noteId)
            .param("request", requestId)
            .update();
    if (gone == 0) {
      throw ProblemException.notFound("There is no such note.");
    }
    audit.record("request.note-deleted", requestId, "");
  }

  /** Ids of the requests whose notes mention somebody who has not opened them since. */
  public List<String> mentioning(String memberId) {
    return sql.sql(
            """
            SELECT DISTINCT n.request_id FROM request_mention m
            JOIN request_note n ON n.id = m.note_id
            WHERE m.member = :member AND m.seen_at IS NULL
            """)
        .param("member", memberId)
        .query(String.class)
        .list();
  }

  /** Somebody has opened a request: its mentions of them are seen. */
  @Transactional
  public void seen(String requestId, String memberId) {
    sql.sql(
            """
            UPDATE request_mention SET seen_at = :now WHERE member = :member AND seen_at IS NULL
              AND note_id IN (SELECT id FROM request_note WHERE request_id = :request)
            """)
        .param("now", clock.millis())
        .param("member", memberId)
        .param("request", requestId)
        .update();
  }

  /** Whom a text mentions: after an @ their name or address, of several that fit the longest. */
  static List<Colleague> mentioned(String text, List<Colleague> team) {
    var longestFirst =
        team.stream()
            .sorted(Comparator.comparingInt((Colleague one) -> one.name().length()).reversed())
            .toList();
    var found = new ArrayList<Colleague>();
    String lower = text.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
      String rest = lower.substring(at + 1);
      longestFirst.stream()
          .filter(one -> begins(rest, one.email()) || begins(rest, one.name()))
          .findFirst()
          .filter(one -> !found.contains(one))
          .ifPresent(found::add);
    }
    return found;
  }

  /** Whether a text begins with a whole name. */
  private static boolean begins(String text, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.isBlank()
        && text.startsWith(lower)
        && (text.length() == lower.length()
            || !Character.isLetterOrDigit(text.charAt(lower.length())));
  }
}
