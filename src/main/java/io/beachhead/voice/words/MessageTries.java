package io.beachhead.voice.words;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.DataEraser;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came of messages that were tried: typed in or imported. */
@Component
public class MessageTries implements DataEraser {
  static final int LONGEST_MESSAGE = 1_000;
  static final int LONGEST_PLACE = 200;
  private static final long MOST_PEOPLE = 1_000_000_000_000L;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;

  MessageTries(JdbcClient sql, Changes changes, AuditTrail audit) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
  }

  /**
   * What somebody types in.
   *
   * @param triedOn a date such as 2026-04-03
   */
  public record NewTry(
      @Nullable String message,
      @Nullable String place,
      @Nullable String triedOn,
      @Nullable Long shown,
      @Nullable Long responded,
      @Nullable String note) {}

  /** All of them, the newest first. */
  public List<MessageTry> all() {
    return sql.sql(
            """
            SELECT id, message, place, tried_on, shown, responded, note FROM message_try
            ORDER BY tried_on DESC, id
            """)
        .query((row, _) ->
            new MessageTry(
                row.getString("id"),
                row.getString("message"),
                row.getString("place"),
                LocalDate.parse(row.getString("tried_on")),
                row.getLong("shown"),
                row.getLong("responded"),
                row.getString("note")))
        .list();
  }

  /**
   * Notes how a message did.
   *
   * @throws ProblemException 422 that names the fields which are not usable
   */
  @Transactional
  public MessageTry add(NewTry said) {
    var problems = new ArrayList<ProblemItem>();
    String message = text(said.message(), "message", LONGEST_MESSAGE, problems);
    String place = text(said.place(), "place", LONGEST_PLACE, problems);
    LocalDate day = day(said.triedOn(), problems);
    long shown = said.shown() == null ? 0 : said.shown();
    long responded = said.responded() == null ? -1 : said.responded();
    if (shown < 1 || shown > MOST_PEOPLE) {
      problems.add(
          ProblemItem.of(
              "shown", String.valueOf(said.shown()), "expected how many saw it, from 1"));
    }
    if (responded < 0 || responded > shown) {
      problems.add(
          ProblemItem.of(
              "responded", String.valueOf(said.responded()), "expected 0 to as many as saw it"));
    }
    String note = said.note();
    if (note != null && note.length() > LONGEST_MESSAGE) {
      problems.add(ProblemItem.of("note", null, "expected at most 1,000 characters"));
    }
    if (message == null || place == null || day == null || !problems.isEmpty()) {
      throw ProblemException.unprocessable("The result cannot be saved.", problems);
    }
    var tried =
        new MessageTry(
            UUID.randomUUID().toString(), message, place, day, shown, responded, blank(note));
    sql.sql(
            """
            INSERT INTO message_try (id, message, place, tried_on, shown, responded, note)
            VALUES (:id, :message, :place, :day, :shown, :responded, :note)
            """)
        .param("id", tried.id())
        .param("message", message)
        .param("place", place)
        .param("day", day.toString())
        .param("shown", shown)
        .param("responded", responded)
        .param("note", tried.note())
        .update();
    changes.mark("words");
    audit.record("message.tried", place, message);
    return tried;
  }

  /**
   * Takes a result away.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void remove(String id) {
    if (sql.sql("DELETE FROM message_try WHERE id = :id").param("id", id).update() == 0) {
      throw ProblemException.notFound("There is no result " + id + ".");
    }
    changes.mark("words");
    audit.record("message.result-removed", id, "");
  }

  private static @Nullable String text(
      @Nullable String said, String field, int longest, List<ProblemItem> problems) {
    String text = blank(said);
    if (text == null) {
      problems.add(ProblemItem.of(field, null, "is needed"));
    } else if (text.length() > longest) {
      problems.add(
          ProblemItem.of(
              field,
              text.substring(0, 40) + "…",
              "expected at most %,d characters".formatted(longest)));
    }
    return text;
  }

  private static @Nullable LocalDate day(@Nullable String said, List<ProblemItem> problems) {
    try {
      return LocalDate.parse(String.valueOf(blank(said)));
    } catch (DateTimeParseException unreadable) {
      problems.add(ProblemItem.of("triedOn", said, "is not a date; use 2026-04-03"));
      return null;
    }
  }

  private static @Nullable String blank(@Nullable String said) {
    return said == null || said.isBlank() ? null : said.strip();
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM message_try").update();
    changes.mark("words");
  }
}
