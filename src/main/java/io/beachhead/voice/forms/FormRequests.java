package io.beachhead.voice.forms;

import io.beachhead.store.Changes;
import io.beachhead.voice.AccountOfSender;
import io.beachhead.voice.NewRequest;
import io.beachhead.voice.PersonText;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestCapture;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what people send by a form. What looks like spam is held back, and is not a request until
 * somebody accepts it.
 */
@Component
public class FormRequests {
  /** A need rarely has more; an advertisement often has. */
  private static final int MOST_LINKS = 2;

  /** Of each form; the oldest go. */
  private static final int MOST_HELD = 1_000;

  private static final Duration SAME_AGAIN = Duration.ofDays(7);
  private static final Pattern LINK =
      Pattern.compile("https?://|www\\.|\\[url|<a\\s", Pattern.CASE_INSENSITIVE);

  private final JdbcClient sql;
  private final RequestCapture capture;
  private final AccountOfSender accounts;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  FormRequests(
      JdbcClient sql,
      RequestCapture capture,
      AccountOfSender accounts,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.sql = sql;
    this.capture = capture;
    this.accounts = accounts;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What somebody filled in. Blank is not said.
   *
   * @param trap a field that people do not see
   */
  public record Sent(
      @Nullable String text,
      @Nullable String name,
      @Nullable String email,
      @Nullable String company,
      @Nullable String importance,
      @Nullable String theme,
      @Nullable String feature,
      @Nullable String trap) {}

  /**
   * Something held back.
   *
   * @param why it looks like spam, in words
   * @param person name and address as sent
   */
  public record Held(
      String id,
      String form,
      String why,
      String text,
      @Nullable String person,
      @Nullable String company,
      @Nullable String importance,
      @Nullable String theme,
      @Nullable String feature,
      Instant sentAt) {}

  /**
   * Takes it in, or sets it aside; the sender is told the same either way.
   *
   * @throws ProblemException 422 that names the fields which are not usable
   */
  @Transactional
  public void take(RequestForm form, Sent sent) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    String why = why(form, sent);
    var request =
        new Held(
            UUID.randomUUID().toString(),
            form.key(),
            why == null ? "" : why,
            sent.text() == null ? "" : sent.text().strip(),
            known(PersonText.text(plain(sent.name()), known(sent.email()))),
            known(sent.company()),
            known(sent.importance()),
            offered(form.themes(), sent.theme()),
            offered(form.features(), sent.feature()),
            now);
    if (why == null) {
      store(form, request);
    } else {
      hold(request);
    }
  }

  private Request store(RequestForm form, Held sent) {
    String account = accounts.of(PersonText.of(sent.person()).email());
    return capture.add(
        new NewRequest(
            account,
            account == null ? sent.company() : null,
            sent.person(),
            sent.text(),
            sent.importance(),
            null,
            null,
            sent.feature() == null ? List.of() : List.of(sent.feature()),
            sent.theme() == null ? List.of() : List.of(sent.theme()),
            form.source(),
            null),
        sent.sentAt(),
        form.source());
  }

  private @Nullable String why(RequestForm form, Sent sent) {
    if (known(sent.trap()) != null) {
      return "A field that people do not see was filled in.";
    }
    String text = sent.text() == null ? "" : sent.text().strip();
    if (LINK.matcher(text).results().limit(MOST_LINKS + 1L).count() > MOST_LINKS) {
      return "It has more than %d links.".formatted(MOST_LINKS);
    }
    return !text.isEmpty() && sentBefore(form, text)
        ? "The same words came by this form in the last week."
        : null;
  }

  private boolean sentBefore(RequestForm form, String text) {
    return sql.sql(
            """
            SELECT EXISTS (SELECT 1 FROM request
                WHERE source = :source AND created_at > :since AND text = :text)
              OR EXISTS (SELECT 1 FROM held_request
                WHERE form = :form AND sent_at > :since AND text = :text)
            """)
        .param("source", form.source())
        .param("form", form.key())
        .param("since", clock.millis() - SAME_AGAIN.toMillis())
        .param("text", text)
        .query(Boolean.class)
        .single();
  }

  private void hold(Held held) {
    sql.sql(
            """
            INSERT INTO held_request
              (id, form, why, text, person, company, importance, theme, feature, sent_at)
            VALUES
              (:id, :form, :why, :text, :person, :company, :importance, :theme, :feature, :sent)
            """)
        .param("id", held.id())
        .param("form", held.form())
        .param("why", held.why())
        .param("text", cut(held.text(), 20_000))
        .param("person", cut(held.person(), 450))
        .param("company", cut(held.company(), 200))
        .param("importance", cut(held.importance(), 20))
        .param("theme", held.theme())
        .param("feature", held.feature())
        .param("sent", held.sentAt().toEpochMilli())
        .update();
    sql.sql(
            """
            DELETE FROM held_request WHERE form = :form AND id IN (
              SELECT id FROM held_request WHERE form = :form
              ORDER BY sent_at DESC, id LIMIT 1000000 OFFSET :kept)
            """)
        .param("form", held.form())
        .param("kept", MOST_HELD)
        .update();
    changes.mark("forms");
  }

  /** What is held back, the newest first. */
  public List<Held> held() {
    return sql.sql("SELECT * FROM held_request ORDER BY sent_at DESC, id")
        .query((row, _) -> held(row))
        .list();
  }

  /**
   * Makes a request of what was held back.
   *
   * @throws ProblemException 404 where there is none, 422 where it is not usable as a request
   */
  @Transactional
  public Request accept(String id) {
    Held held = one(id);
    var form =
        sql.sql("SELECT audience FROM request_form WHERE key = :key")
            .param("key", held.form())
            .query(String.class)
            .single();
    discard(held, "request-form.accepted");
    return store(
        new RequestForm(
            held.form(), form, "", null, List.of(), List.of(), "", null, null, held.sentAt()),
        held);
  }

  /**
   * Deletes what was held back.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void discard(String id) {
    discard(one(id), "request-form.discarded");
  }

  private void discard(Held held, String what) {
    sql.sql("DELETE FROM held_request WHERE id = :id").param("id", held.id()).update();
    changes.mark("forms");
    audit.record(what, held.form(), held.id());
  }

  private Held one(String id) {
    return sql.sql("SELECT * FROM held_request WHERE id = :id")
        .param("id", id)
        .query((row, _) -> held(row))
        .optional()
        .orElseThrow(() -> ProblemException.notFound("Nothing is held aside under " + id + "."));
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        row.getString("id"),
        row.getString("form"),
        row.getString("why"),
        row.getString("text"),
        row.getString("person"),
        row.getString("company"),
        row.getString("importance"),
        row.getString("theme"),
        row.getString("feature"),
        Instant.ofEpochMilli(row.getLong("sent_at")));
  }

  private static @Nullable String offered(List<String> choices, @Nullable String chosen) {
    return chosen != null && choices.contains(chosen) ? chosen : null;
  }

  /** A name in which nothing reads as an address. */
  private static @Nullable String plain(@Nullable String name) {
    String known = known(name);
    return known == null ? null : known(known.replaceAll("[<>\"]", " ").replaceAll("\\s+", " "));
  }

  private static @Nullable String cut(@Nullable String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }

  private static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
