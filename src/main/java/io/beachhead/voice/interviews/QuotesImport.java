package io.beachhead.voice.interviews;

import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.workspace.Role;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passages that people marked in interviews elsewhere; the words have to stand in the transcript.
 */
@Component
class QuotesImport implements ImportKind {
  private static final int LONGEST_CODE = 100;

  private static final ImportTable QUOTE =
      ImportTable.of("interview_quote", "interviews")
          .key("id")
          .text("interview_id")
          .required()
          .integer("from_unit")
          .integer("to_unit")
          .text("words")
          .said("quote")
          .required()
          .text("code")
          .text("job")
          .text("coder")
          .required()
          .integer("created_at");

  private final Jobs jobs;
  private final Clock clock;

  QuotesImport(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "quotes";
  }

  @Override
  public String title() {
    return "marked passages";
  }

  @Override
  public String description() {
    return "Passages that somebody marked in an interview, with a code, a job or both.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("id", "Your own key; without it the content is the key").knownAs("quote id"),
        text("interview_id", "The interview it is from").require().knownAs("interview"),
        text("quote", "The words, exactly as in the transcript; the customer's")
            .require()
            .knownAs("words", "passage", "text"),
        text("code", "What it is about, such as success or problem").knownAs("tag", "label"),
        text("job", "Key of the job it speaks of").knownAs("job key"),
        text("coder", "Who marked it").require().knownAs("marked by", "author"),
        of("created_at", INSTANT, "When it was marked").knownAs("created", "date"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(QUOTE);
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
    return 128;
  }

  @Override
  public ImportSession open(ImportContext context) {
    Set<String> known = new HashSet<>();
    jobs.all().forEach(job -> known.add(job.key()));
    var texts = new Texts(context.sql());
    return row -> read(row, texts, known);
  }

  /** The transcript of one interview at a time: files are mostly in their order. */
  private static final class Texts {
    private final JdbcClient sql;
    private @Nullable String id;
    private Optional<Said> said = Optional.empty();

    /** What was said, and which of it by the customer. */
    private record Said(String text, List<Turn> turns) {}

    Texts(JdbcClient sql) {
      this.sql = sql;
    }

    Optional<Said> of(String interview) {
      if (!interview.equals(id)) {
        id = interview;
        said =
            sql.sql("SELECT transcript, interviewer FROM interview WHERE id = :id")
                .param("id", interview)
                .query((row, _) -> {
                  String text = row.getString("transcript");
                  return new Said(text, Transcript.turns(text, row.getString("interviewer")));
                })
                .optional();
      }
      return said;
    }
  }

  private void read(ImportRow row, Texts texts, Set<String> jobs) {
    String interview = row.required("interview_id");
    String words = row.required("quote");
    String coder = row.required("coder");
    String code = row.text("code");
    String job = row.text("job");
    Long created = row.millis("created_at");
    if (code == null && job == null) {
      row.problem("code", "is missing, and so is job; give one of them");
    }
    if (code != null && code.length() > LONGEST_CODE) {
      row.problem("code", "is longer than 100 characters");
    }
    if (job != null && !jobs.contains(job)) {
      row.problem("job", "there is no such job");
    }
    if (interview == null || words == null) {
      return;
    }
    Texts.Said said = texts.of(interview).orElse(null);
    if (said == null) {
      row.problem("interview_id", "there is no such interview; import it first");
      return;
    }
    int from = place(said, words);
    if (from < 0) {
      row.problem("quote", "the customer does not say this in the transcript");
      return;
    }
    String id = row.text("id");
    row.put(
        QUOTE,
        id == null ? ContentKey.of(interview, Integer.toString(from), words, code, job, coder) : id,
        interview,
        (long) from,
        (long) from + words.length(),
        words,
        code,
        job,
        coder,
        created == null ? Long.valueOf(clock.millis()) : created);
  }

  /** Where the customer first says it; −1 where they never do. */
  private static int place(Texts.Said said, String words) {
    for (int from = said.text.indexOf(words);
        from >= 0;
        from = said.text.indexOf(words, from + 1)) {
      int start = from;
      if (said.turns.stream()
          .anyMatch(turn ->
              !turn.interviewer() && turn.from() < start + words.length() && turn.to() > start)) {
        return from;
      }
    }
    return -1;
  }

  @Override
  public String exportQuery() {
    return """
    SELECT q.id, q.interview_id, q.words AS quote, q.code, q.job, q.coder, q.created_at
    FROM interview_quote q JOIN interview i ON i.id = q.interview_id
    WHERE q.words <> '' AND i.transcript <> '' ORDER BY q.interview_id, q.from_unit, q.id
    """;
  }
}
