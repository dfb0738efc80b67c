package io.beachhead.growth.cancellations;

import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers of a cancel page kept elsewhere, from a file: a row per customer who wanted to leave. */
@Component
class CancellationsImport implements ImportKind {
  private static final List<String> OFFERS =
      Arrays.stream(OfferRule.Offer.values()).map(OfferRule.Offer::key).toList();

  private static final ImportTable CANCELLATION =
      ImportTable.of("cancellation", "cancellations")
          .key("id")
          .text("account_id")
          .required()
          .text("person_email")
          .integer("created_at")
          .required()
          .text("created_by")
          .otherwise("file")
          .integer("expires_at")
          .required()
          .text("reason")
          .required()
          .text("liked")
          .otherwise("")
          .text("comment")
          .integer("answered_at")
          .required()
          .text("offered")
          .otherwise("")
          .text("outcome")
          .otherwise("open")
          .text("plan")
          .text("resumes_on")
          .integer("outcome_at")
          .text("outcome_by");

  @Override
  public String name() {
    return "cancellations";
  }

  @Override
  public String title() {
    return "cancellations";
  }

  @Override
  public String description() {
    return "Customers who wanted to leave, why, what they were offered and what they chose.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("account_id", "Whose it is").require().referring("account").knownAs("customer id"),
        of("answered_at", INSTANT, "When they said why")
            .require()
            .knownAs("date", "cancelled at", "canceled at", "created at"),
        choice("reason", "Why they wanted to leave", keys(Reason.values()))
            .require()
            .knownAs("cancellation reason", "survey response"),
        choice("outcome", "What they chose; open where they chose nothing", outcomes())
            .knownAs("result", "status"),
        text("offered", "What they were offered, separated by commas: pause, plan, person")
            .knownAs("offers", "offer"),
        text("liked", "What they liked, separated by commas").knownAs("likes"),
        text("comment", "In their own words").knownAs("feedback", "note"),
        text("plan", "Of a changed plan: which"),
        of("resumes_on", DATE, "Of a pause: when it ends").knownAs("resumes at", "paused until"),
        text("person", "Address of who answered").knownAs("email", "customer email"));
  }

  private static String[] keys(Reason[] reasons) {
    return Arrays.stream(reasons).map(Reason::key).toArray(String[]::new);
  }

  private static String[] outcomes() {
    return Arrays.stream(Outcome.values()).map(Outcome::key).toArray(String[]::new);
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(CANCELLATION);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/cancellations";
  }

  @Override
  public int order() {
    return 167;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return CancellationsImport::read;
  }

  private static void read(ImportRow row) {
    var account = row.required("account_id");
    row.required("answered_at");
    row.required("reason");
    var answered = row.millis("answered_at");
    var reason = row.choice("reason");
    var said = row.choice("outcome");
    var outcome = said == null ? Outcome.OPEN.key() : said;
    var resumes = row.day("resumes_on");
    var offered = lines(row.text("offered"));
    offered
        .lines()
        .filter(each -> !OFFERS.contains(each))
        .forEach(each -> row.problem("offered", each + " is not one of pause, plan, person"));
    if (resumes != null && !outcome.equals(Outcome.PAUSED.key())) {
      row.problem("resumes_on", "is said of a pause, and the outcome is " + outcome);
    }
    if (!row.sound() || answered == null || reason == null) {
      return;
    }
    row.put(
        CANCELLATION,
        ContentKey.of(account, answered),
        account,
        row.text("person"),
        answered,
        "file",
        answered + Duration.ofDays(Cancellations.USUAL_DAYS).toMillis(),
        reason,
        lines(row.text("liked")),
        row.text("comment"),
        answered,
        offered,
        outcome,
        row.text("plan"),
        resumes,
        outcome.equals(Outcome.OPEN.key()) ? null : answered,
        outcome.equals(Outcome.OPEN.key()) ? null : "customer");
  }

  /** As they are kept: one a line. */
  private static String lines(@Nullable String list) {
    return list == null
        ? ""
        : Arrays.stream(list.split("[,;\n]"))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("\n"));
  }

  @Override
  public String exportQuery() {
    return """
    SELECT account_id, answered_at, reason, outcome, replace(offered, '\n', ', ') AS offered,
      replace(liked, '\n', ', ') AS liked, comment, plan, resumes_on, person_email AS person
    FROM cancellation WHERE reason IS NOT NULL ORDER BY answered_at, account_id
    """;
  }
}
