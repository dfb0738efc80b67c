package io.beachhead.voice.interviews;

import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.DatedKeys;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Transcripts from a file. One without an id of its own is known by what was said and by whom, so
 * that the same export again adds nothing.
 */
@Component
class InterviewsImport implements ImportKind {
  private static final ImportTable INTERVIEW =
      ImportTable.of("interview", "interviews")
          .key("id")
          .text("account_id")
          .text("person_email")
          .text("title")
          .integer("held_at")
          .text("held_day")
          .text("interviewer")
          .text("recording_url")
          .text("language")
          .text("consent")
          .text("keep_until")
          .text("transcript")
          .required();

  @Override
  public String name() {
    return "interviews";
  }

  @Override
  public String description() {
    return "Interviews with customers and prospects, with what was said.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("id", "Your own key; without it the content is the key")
            .knownAs("interview id", "transcript id", "call id"),
        text("account_id", "The account interviewed")
            .referring("account")
            .knownAs("company id", "customer id", "account"),
        text("person_email", "Who was interviewed")
            .knownAs("email", "interviewee", "participant email"),
        text("transcript", "What was said; a line per turn, with the speaker and a colon")
            .require()
            .knownAs("text", "content", "conversation"),
        text("title", "What it is called").knownAs("name", "subject"),
        of("held_at", INSTANT, "When it was held").knownAs("date", "created", "timestamp"),
        text("interviewer", "Who asked; several names separated by commas")
            .knownAs("moderator", "researcher", "host"),
        text("recording_url", "Where the recording is").knownAs("recording", "video", "url"),
        text("language", "ISO code of the language, such as en").knownAs("lang"),
        choice("consent", "Whether they agreed that it is kept", "given", "refused")
            .meaning("given", "yes", "true", "agreed")
            .meaning("refused", "no", "false", "declined"),
        of("keep_until", DATE, "The text is deleted after this day")
            .knownAs("retention", "delete after"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(INTERVIEW);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/interviews";
  }

  @Override
  public int order() {
    return 110;
  }

  @Override
  public ImportSession open(ImportContext context) {
    var keys =
        DatedKeys.of(
            context.sql(),
            "SELECT id FROM interview WHERE held_day IS NULL AND held_at IS NOT NULL");
    return row -> read(row, keys);
  }

  private static void read(ImportRow row, DatedKeys keys) {
    String account = row.text("account_id");
    String email = row.text("person_email");
    String transcript = row.required("transcript");
    Long held = row.millis("held_at");
    if (transcript != null && transcript.length() > InterviewNotes.LONGEST_TRANSCRIPT) {
      row.problem("transcript", "is longer than 1,000,000 characters");
    }
    String recording = row.text("recording_url");
    if (recording != null && !InterviewNotes.isWebAddress(recording)) {
      row.problem("recording_url", "is not a web address; it must begin with https://");
    }
    String consent = row.choice("consent");
    if ("refused".equals(consent)) {
      row.problem("consent", "without consent their words cannot be kept; leave the row out");
    }
    String id = row.text("id");
    @Nullable Object[] values = {
      id == null ? keys.of(row, "held_at", held, account, email, transcript) : id,
      account,
      email,
      row.text("title"),
      held,
      row.calendarDay("held_at"),
      row.text("interviewer"),
      recording,
      row.text("language"),
      consent,
      row.day("keep_until"),
      transcript
    };
    if (id == null) {
      row.putOnce(INTERVIEW, values);
    } else {
      row.put(INTERVIEW, values);
    }
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, CASE WHEN pseudonym IS NULL THEN account_id END AS account_id,
      CASE WHEN pseudonym IS NULL THEN person_email END AS person_email, transcript,
      COALESCE(pseudonym, title) AS title, held_at, held_day AS held_at_day, interviewer, recording_url, language, consent,
      keep_until
    FROM interview WHERE transcript <> '' ORDER BY held_at, id
    """;
  }
}
