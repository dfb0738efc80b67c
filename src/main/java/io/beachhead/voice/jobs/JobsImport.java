package io.beachhead.voice.jobs;

import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What single people said they hire the product for. A job that is named and not known is created
 * with the slots of the statement that names it first.
 */
@Component
class JobsImport implements ImportKind {
  private static final ImportTable JOB =
      ImportTable.of("job", "jobs")
          .key("key")
          .text("name")
          .required()
          .text("situation")
          .text("motivation")
          .text("outcome")
          .integer("position");

  private static final ImportTable STATEMENT =
      ImportTable.of("job_statement", "jobs")
          .key("id")
          .text("account_id")
          .text("person_email")
          .text("persona")
          .text("situation")
          .said("when")
          .text("motivation")
          .said("want")
          .required()
          .text("outcome")
          .said("so_that")
          .text("quote")
          .real("importance")
          .real("satisfaction")
          .text("job");

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public String title() {
    return "job statements";
  }

  @Override
  public String description() {
    return "What one person said they hire the product for: when, want, so that.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("id", "Your own key; without it the content is the key")
            .knownAs("statement id", "story id", "requirement id"),
        text("account_id", "The account of who said it")
            .referring("account")
            .knownAs("company id", "customer id", "account"),
        text("person_email", "Who said it").knownAs("email", "participant email"),
        text("persona", "What they are, where the list of people does not say").knownAs("role"),
        text("when", "The situation").knownAs("situation", "context", "trigger"),
        text("want", "What they want to do")
            .require()
            .knownAs("i want to", "motivation", "feature", "goal"),
        text("so_that", "What comes of it").knownAs("so i can", "outcome", "benefit"),
        text("quote", "Their own words").knownAs("verbatim", "words"),
        of("importance", NUMBER, "How important it is to them, 1 to 5"),
        of("satisfaction", NUMBER, "How satisfied they are with what they have, 1 to 5"),
        text("job", "Key or name of the job it belongs to; a new one is created")
            .knownAs("job key", "theme"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(JOB, STATEMENT);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/jobs";
  }

  @Override
  public int order() {
    return 120;
  }

  @Override
  public ImportSession open(ImportContext context) {
    Map<String, String> keys = new HashMap<>();
    context
        .sql()
        .sql("SELECT key, name FROM job")
        .query((row, _) -> Map.entry(row.getString("key"), row.getString("name")))
        .list()
        .forEach(job -> {
          keys.put(job.getKey().toLowerCase(Locale.ROOT), job.getKey());
          keys.putIfAbsent(job.getValue().toLowerCase(Locale.ROOT), job.getKey());
        });
    return row -> read(row, keys);
  }

  private static void read(ImportRow row, Map<String, String> keys) {
    String account = row.text("account_id");
    String email = row.text("person_email");
    String persona = row.text("persona");
    String when = row.text("when");
    String want = row.required("want");
    String soThat = row.text("so_that");
    Double importance = rating(row, "importance");
    Double satisfaction = rating(row, "satisfaction");
    String job = job(row, keys);
    String id = row.text("id");
    @Nullable Object[] values = {
      id == null ? ContentKey.of(account, email, persona, when, want, soThat) : id,
      account,
      email,
      persona,
      when,
      want,
      soThat,
      row.text("quote"),
      importance,
      satisfaction,
      job
    };
    if (id == null) {
      row.putOnce(STATEMENT, values);
    } else {
      row.put(STATEMENT, values);
    }
  }

  private static @Nullable Double rating(ImportRow row, String column) {
    Double rating = row.real(column);
    if (rating != null && (rating < 1 || rating > 5)) {
      row.problem(column, "must be from 1 to 5");
      return null;
    }
    return rating;
  }

  private static @Nullable String job(ImportRow row, Map<String, String> keys) {
    String said = row.text("job");
    if (said == null) {
      return null;
    }
    String known = keys.get(said.toLowerCase(Locale.ROOT));
    if (known == null) {
      String slug = Slug.of(said);
      known = said.equals(slug) || slug.isEmpty() ? said : slug;
      keys.put(said.toLowerCase(Locale.ROOT), known);
      row.putOnce(
          JOB,
          known,
          said,
          row.text("when"),
          row.text("want"),
          row.text("so_that"),
          (long) keys.size());
    }
    return known;
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, person_email, persona, situation AS "when", motivation AS want,
      outcome AS so_that, quote, importance, satisfaction, job
    FROM job_statement ORDER BY id
    """;
  }
}
