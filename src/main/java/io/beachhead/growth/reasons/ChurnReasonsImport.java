package io.beachhead.growth.reasons;

import static io.beachhead.imports.ImportColumn.Type.DATE;
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
import java.util.List;
import org.springframework.stereotype.Component;

/** Reasons of a file: a row per account, day and kind. */
@Component
class ChurnReasonsImport implements ImportKind {
  private static final ImportTable REASON =
      ImportTable.of("churn_reason", "reasons")
          .key("id")
          .text("account_id")
          .required()
          .text("date")
          .required()
          .text("kind")
          .otherwise("churn")
          .text("reason")
          .required()
          .text("comment")
          .text("source")
          .otherwise("file");

  @Override
  public String name() {
    return "churn-reasons";
  }

  @Override
  public String title() {
    return "reasons of churn";
  }

  @Override
  public String description() {
    return "Why customers left or pay less: a row per account and day.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("account_id", "Whose it is").require().referring("account").knownAs("customer id"),
        of("date", DATE, "When they left or shrank")
            .require()
            .knownAs("churn date", "cancelled at", "canceled at", "end date"),
        text("reason", "In few words; the same words count together")
            .require()
            .knownAs("churn reason", "cancellation reason", "churn category"),
        choice(
                "kind",
                "Whether they left or pay less; churn where it is not said",
                "churn",
                "contraction")
            .meaning("churn", "left", "cancelled", "canceled", "lost")
            .meaning("contraction", "downgrade", "shrunk", "less"),
        text("comment", "In their own words").knownAs("note", "feedback"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(REASON);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/reasons";
  }

  @Override
  public int order() {
    return 165;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return ChurnReasonsImport::read;
  }

  private static void read(ImportRow row) {
    var account = row.required("account_id");
    row.required("date");
    var date = row.day("date");
    var reason = row.required("reason");
    var said = row.choice("kind");
    var kind = said == null ? "churn" : said;
    if (!row.sound() || date == null) {
      return;
    }
    row.put(
        REASON,
        ContentKey.of(account, date, kind),
        account,
        date,
        kind,
        reason,
        row.text("comment"),
        "file");
  }

  @Override
  public String exportQuery() {
    return """
    SELECT account_id, date, reason, kind, comment
    FROM churn_reason WHERE source = 'file' ORDER BY date, account_id, kind
    """;
  }
}
