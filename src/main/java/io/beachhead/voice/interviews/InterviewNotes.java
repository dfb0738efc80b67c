package io.beachhead.voice.interviews;

import io.beachhead.store.Changes;
import io.beachhead.voice.speaker.Speaker;
import io.beachhead.voice.speaker.Speakers;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.WorkspaceSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes interviews, and deletes them. */
@Component
public class InterviewNotes {
  /** UTF-16 units: eight hours of talk are about half of it. */
  static final int LONGEST_TRANSCRIPT = 1_000_000;

  private static final int LONGEST_NAME = 200;
  private static final Set<String> CONSENTS = Set.of("given", "refused");

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final WorkspaceSettings settings;
  private final Clock clock;
  private final Speakers speakers;

  InterviewNotes(
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      WorkspaceSettings settings,
      Clock clock,
      Speakers speakers) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
    this.speakers = speakers;
  }

  /**
   * Stores an interview.
   *
   * @return its id
   * @throws ProblemException 422 that names the fields which are not usable
   */
  @Transactional
  public String add(NewInterview said) {
    String transcript = known(said.transcript());
    String account = known(said.accountId());
    var problems = new ArrayList<ProblemItem>();
    if (transcript == null) {
      problems.add(ProblemItem.of("transcript", null, "expected what was said"));
    }
    check(said, account, problems);
    if (transcript == null || !problems.isEmpty()) {
      throw ProblemException.unprocessable("The interview cannot be saved.", problems);
    }
    String email = known(said.personEmail());
    Speaker speaker = speakers.known().of(email);
    String id = UUID.randomUUID().toString();
    String pseudonym = known(said.pseudonym());
    Held held = Held.of(known(said.heldAt()), settings.current().timezone());
    LocalDate keepUntil = said.keepUntil();
    sql.sql(
            """
            INSERT INTO interview (id, account_id, person_email, title, held_at, held_day, interviewer,
              recording_url, language, consent, keep_until, pseudonym, transcript)
            VALUES (:id, :account, :email, :title, :held, :day, :interviewer, :recording, :language,
              :consent, :keep, :pseudonym, :transcript)
            """)
        .param("id", id)
        .param("account", account == null && speaker != null ? speaker.account() : account)
        .param("email", email)
        .param("title", known(said.title()))
        .param("held", held == null ? null : held.at().toEpochMilli())
        .param("day", held == null || held.day() == null ? null : held.day().toString())
        .param("interviewer", known(said.interviewer()))
        .param("recording", known(said.recordingUrl()))
        .param("language", known(said.language()))
        .param("consent", known(said.consent()))
        .param("keep", keepUntil == null ? null : keepUntil.toString())
        .param("pseudonym", pseudonym)
        .param("transcript", hidden(transcript, pseudonym, speaker, email))
        .update();
    changes.mark("interviews");
    audit.record("interview.added", id, account == null ? "" : account);
    return id;
  }

  /**
   * Deletes an interview with the passages marked in it.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void delete(String id) {
    if (sql.sql("DELETE FROM interview WHERE id = :id").param("id", id).update() == 0) {
      throw ProblemException.notFound("There is no interview " + id + ".");
    }
    changes.mark("interviews");
    audit.record("interview.deleted", id, "");
  }

  private void check(NewInterview said, @Nullable String account, List<ProblemItem> problems) {
    if (account != null && !speakers.isAccount(account)) {
      problems.add(ProblemItem.of("accountId", account, "there is no such account"));
    }
    String consent = known(said.consent());
    if (consent != null && !CONSENTS.contains(consent)) {
      problems.add(ProblemItem.of("consent", consent, "must be given or refused"));
    }
    if ("refused".equals(consent)) {
      problems.add(
          ProblemItem.of(
              "consent", consent, "without consent their words cannot be kept; note none of them"));
    }
    LocalDate keepUntil = said.keepUntil();
    if (keepUntil != null && keepUntil.isBefore(settings.current().today(clock))) {
      problems.add(
          ProblemItem.of("keepUntil", keepUntil.toString(), "is over; use today or a later day"));
    }
    String recording = known(said.recordingUrl());
    if (recording != null && !isWebAddress(recording)) {
      problems.add(ProblemItem.of("recordingUrl", cut(recording), "must begin with https://"));
    }
    String heldAt = known(said.heldAt());
    if (heldAt != null && Held.of(heldAt, ZoneOffset.UTC) == null) {
      problems.add(
          ProblemItem.of(
              "heldAt",
              cut(heldAt),
              "is neither a date nor an instant from 1900 to 2199; use 2026-10-01 or"
                  + " 2026-10-01T09:30:00Z"));
    }
    tooLong(problems, "transcript", said.transcript(), LONGEST_TRANSCRIPT);
    tooLong(problems, "personEmail", said.personEmail(), LONGEST_NAME);
    tooLong(problems, "title", said.title(), LONGEST_NAME);
    tooLong(problems, "interviewer", said.interviewer(), LONGEST_NAME);
    tooLong(problems, "recordingUrl", said.recordingUrl(), 2_000);
    tooLong(problems, "language", said.language(), 20);
    tooLong(problems, "pseudonym", said.pseudonym(), LONGEST_NAME);
  }

  /**
   * When it was held.
   *
   * @param day as stated, null where a moment was
   */
  private record Held(Instant at, @Nullable LocalDate day) {
    /** Null where the text is neither a day nor an instant. */
    static @Nullable Held of(@Nullable String text, ZoneId zone) {
      if (text == null) return null;
      LocalDate day = Days.typed(text);
      if (day != null) return new Held(day.atStartOfDay(zone).toInstant(), day);
      OffsetDateTime moment = Days.instant(text);
      return moment == null ? null : new Held(moment.toInstant(), null);
    }
  }

  static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static void tooLong(
      List<ProblemItem> problems, String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      problems.add(
          ProblemItem.of(field, cut(text), "expected at most %,d characters".formatted(longest)));
    }
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Before anything is marked, so that marks stay where they are. */
  private static String hidden(
      String transcript,
      @Nullable String pseudonym,
      @Nullable Speaker speaker,
      @Nullable String email) {
    if (pseudonym == null) {
      return transcript;
    }
    List<String> names = new ArrayList<>();
    if (email != null) {
      names.add(email);
    }
    String name = speaker == null ? null : speaker.name();
    if (name != null) {
      names.add(name);
      names.addAll(List.of(name.split("\\s+")));
    }
    String hidden = transcript;
    for (String each : names) {
      if (each.length() > 1) {
        hidden =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])" + Pattern.quote(each) + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(hidden)
                .replaceAll(java.util.regex.Matcher.quoteReplacement(pseudonym));
      }
    }
    return hidden;
  }

  static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
