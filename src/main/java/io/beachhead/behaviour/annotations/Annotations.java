package io.beachhead.behaviour.annotations;

import io.beachhead.behaviour.annotations.Annotation.Kind;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes written by hand, and what other modules know. What cannot be done is a {@link
 * ProblemException}: 404 for an unknown note, 422 for a wrong one.
 */
@Component
public class Annotations {
  private static final int LONGEST = 200;
  private static final int MOST = 2_000;

  private final JdbcClient sql;
  private final AuditTrail audit;
  private final Clock clock;
  private final ObjectProvider<AnnotationSource> sources;

  Annotations(
      JdbcClient sql, AuditTrail audit, Clock clock, ObjectProvider<AnnotationSource> sources) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    this.sources = sources;
  }

  /** Everything that happened on these days, both included, the earliest first. */
  public List<Annotation> between(LocalDate from, LocalDate to) {
    return Stream.concat(
            notes().stream()
                .filter(note -> !note.date().isBefore(from) && !note.date().isAfter(to)),
            sources.stream().flatMap(source -> source.between(from, to).stream()))
        .sorted(Comparator.comparing(Annotation::date).thenComparing(Annotation::text))
        .toList();
  }

  /** Notes written by hand, the latest first. */
  public List<Annotation> notes() {
    return sql.sql("SELECT id, day, text, created_by FROM annotation ORDER BY day DESC, created_at")
        .query((row, _) ->
            new Annotation(
                row.getString(1),
                LocalDate.parse(row.getString(2)),
                row.getString(3),
                Kind.NOTE,
                null,
                row.getString(4)))
        .list();
  }

  /**
   * Writes a note.
   *
   * @param date as typed, such as 2026-04-03
   */
  @Transactional
  public Annotation add(@Nullable String date, @Nullable String text) {
    var note = checked(UUID.randomUUID().toString(), date, text);
    if (notes().size() >= MOST) {
      throw ProblemException.conflict(
          "There are already %,d notes. Delete one first.".formatted(MOST));
    }
    insert(note);
    audit.record("annotation.added", note.text(), note.date().toString());
    return note;
  }

  private static Annotation checked(String id, @Nullable String date, @Nullable String text) {
    var problems = new ArrayList<ProblemItem>();
    var day = date == null ? null : Days.typed(date.strip());
    if (day == null) {
      problems.add(ProblemItem.of("date", date, "is not a date; use 2026-04-03"));
    }
    var said = text == null ? "" : text.strip();
    if (said.isEmpty() || said.length() > LONGEST) {
      problems.add(ProblemItem.of("text", said, "must have 1 to %d characters".formatted(LONGEST)));
    }
    if (day == null || !problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the note.", problems);
    }
    return new Annotation(id, day, said, Kind.NOTE, null, CurrentUser.now().name());
  }

  /**
   * Changes a note; its author stays.
   *
   * @param date as typed; null = as it is
   * @param text null = as it is
   * @return the note as it was
   */
  @Transactional
  public Annotation change(String id, @Nullable String date, @Nullable String text) {
    var was = required(id);
    var note =
        checked(id, date == null ? was.date().toString() : date, text == null ? was.text() : text);
    sql.sql("UPDATE annotation SET day = :day, text = :text WHERE id = :id")
        .param("day", note.date().toString())
        .param("text", note.text())
        .param("id", id)
        .update();
    audit.record("annotation.changed", note.text(), note.date().toString());
    return was;
  }

  /**
   * Undoes a change or a deletion: the note with this id is as said, whether it is there or not.
   */
  @Transactional
  public void restore(String id, String date, String text) {
    if (notes().stream().anyMatch(one -> id.equals(one.id()))) {
      change(id, date, text);
      return;
    }
    var note = checked(id, date, text);
    insert(note);
    audit.record("annotation.added", note.text(), note.date().toString());
  }

  public Annotation required(String id) {
    return notes().stream()
        .filter(one -> id.equals(one.id()))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("There is no note %s.".formatted(id)));
  }

  /** Removes a note; {@link #restore} with what comes back undoes it. */
  @Transactional
  public Annotation delete(String id) {
    var note = required(id);
    sql.sql("DELETE FROM annotation WHERE id = :id").param("id", id).update();
    audit.record("annotation.deleted", note.text(), note.date().toString());
    return note;
  }

  void deleteAll() {
    sql.sql("DELETE FROM annotation").update();
  }

  private void insert(Annotation note) {
    sql.sql(
            """
            INSERT INTO annotation (id, day, text, created_by, created_at)
            VALUES (:id, :day, :text, :by, :at)
            """)
        .param("id", note.id())
        .param("day", note.date().toString())
        .param("text", note.text())
        .param("by", note.by())
        .param("at", clock.millis())
        .update();
  }
}
