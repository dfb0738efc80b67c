package io.beachhead.customers.timeline;

import io.beachhead.store.Changes;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes and next steps of accounts. What cannot be done is a {@link ProblemException}: 404 for what
 * does not exist, 422 for what is wrong.
 */
@Component
public class AccountNotes {
  private static final int LONGEST_TEXT = 4000;
  private static final int LONGEST_NAME = 200;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  AccountNotes(JdbcClient sql, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Newest first. */
  public List<Note> notes(String account) {
    return sql.sql(
            """
            SELECT id, text, written_by, written_at FROM account_note WHERE account_id = :account
            ORDER BY written_at DESC, id
            """)
        .param("account", account)
        .query((row, _) ->
            new Note(
                row.getString(1),
                account,
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4))))
        .list();
  }

  /** Open ones first, by the day they are due. */
  public List<NextStep> steps(String account) {
    return sql.sql(
            """
            SELECT id, text, owner, due, done_at, made_by, made_at FROM account_step
            WHERE account_id = :account
            ORDER BY CASE WHEN done_at IS NULL THEN 0 ELSE 1 END,
              CASE WHEN due IS NULL THEN 1 ELSE 0 END, due, made_at, id
            """)
        .param("account", account)
        .query((row, _) -> {
          long done = row.getLong(5);
          boolean open = row.wasNull();
          var due = row.getString(4);
          return new NextStep(
              row.getString(1),
              account,
              row.getString(2),
              row.getString(3),
              due == null ? null : LocalDate.parse(due),
              open ? null : Instant.ofEpochMilli(done),
              row.getString(6),
              Instant.ofEpochMilli(row.getLong(7)));
        })
        .list();
  }

  @Transactional
  public Note note(String account, @Nullable String text) {
    known(account);
    var problems = new ArrayList<ProblemItem>();
    var said = text("text", text, LONGEST_TEXT, problems);
    refuse(problems);
    var note =
        new Note(
            UUID.randomUUID().toString(), account, said, CurrentUser.now().name(), clock.instant());
    sql.sql(
            """
            INSERT INTO account_note (id, account_id, text, written_by, written_at)
            VALUES (:id, :account, :text, :by, :at)
            """)
        .param("id", note.id())
        .param("account", account)
        .param("text", said)
        .param("by", note.by())
        .param("at", note.at().toEpochMilli())
        .update();
    changed("account.note.added", account);
    return note;
  }

  @Transactional
  public void deleteNote(String account, String id) {
    int deleted =
        sql.sql("DELETE FROM account_note WHERE id = :id AND account_id = :account")
            .param("id", id)
            .param("account", account)
            .update();
    if (deleted == 0) {
      throw ProblemException.notFound("There is no such note.");
    }
    changed("account.note.deleted", account);
  }

  /**
   * Writes down what is to be done next.
   *
   * @param due {@code 2026-04-03}; null or blank for no day
   */
  @Transactional
  public NextStep step(
      String account, @Nullable String text, @Nullable String owner, @Nullable String due) {
    known(account);
    var problems = new ArrayList<ProblemItem>();
    var said = text("text", text, LONGEST_TEXT, problems);
    var who = owner == null || owner.isBlank() ? null : owner.strip();
    if (who != null && who.length() > LONGEST_NAME) {
      problems.add(ProblemItem.of("owner", null, "is longer than " + LONGEST_NAME + " characters"));
    }
    var day = due == null || due.isBlank() ? null : Days.typed(due);
    if (day == null && due != null && !due.isBlank()) {
      problems.add(ProblemItem.of("due", due, "is not a date; use 2026-04-03"));
    }
    refuse(problems);
    var step =
        new NextStep(
            UUID.randomUUID().toString(),
            account,
            said,
            who,
            day,
            null,
            CurrentUser.now().name(),
            clock.instant());
    sql.sql(
            """
            INSERT INTO account_step (id, account_id, text, owner, due, done_at, made_by, made_at)
            VALUES (:id, :account, :text, :owner, :due, NULL, :by, :at)
            """)
        .param("id", step.id())
        .param("account", account)
        .param("text", said)
        .param("owner", who)
        .param("due", day == null ? null : day.toString())
        .param("by", step.by())
        .param("at", step.at().toEpochMilli())
        .update();
    changed("account.step.added", account);
    return step;
  }

  /** Marks it done, or open again. */
  @Transactional
  public void done(String account, String id, boolean done) {
    int changedRows =
        sql.sql(
                """
                UPDATE account_step SET done_at = :at WHERE id = :id AND account_id = :account
                """)
            .param("at", done ? clock.millis() : null)
            .param("id", id)
            .param("account", account)
            .update();
    if (changedRows == 0) {
      throw ProblemException.notFound("There is no such next step.");
    }
    changed(done ? "account.step.done" : "account.step.reopened", account);
  }

  private void changed(String what, String account) {
    changes.mark("notes");
    audit.record(what, account, "");
  }

  private void known(String account) {
    boolean exists =
        sql.sql("SELECT count(*) FROM account WHERE id = :id")
                .param("id", account)
                .query(Long.class)
                .single()
            > 0;
    if (!exists) {
      throw ProblemException.notFound("There is no account %s.".formatted(account));
    }
  }

  private static String text(
      String field, @Nullable String typed, int longest, List<ProblemItem> problems) {
    var text = typed == null ? "" : typed.strip();
    if (text.isEmpty() || text.length() > longest) {
      problems.add(ProblemItem.of(field, null, "must have 1 to %,d characters".formatted(longest)));
    }
    return text;
  }

  private static void refuse(List<ProblemItem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("It was not saved.", problems);
    }
  }
}
