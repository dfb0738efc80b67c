package io.beachhead.growth.payments;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.Type.INTEGER;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
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

/** Failed payments of a file, where no webhook brings them. */
@Component
class FailedPaymentsImport implements ImportKind {
  private static final ImportTable FAILED =
      ImportTable.of("failed_payment", "payments")
          .key("id")
          .text("account_id")
          .text("email")
          .integer("amount_minor")
          .said("amount")
          .required()
          .text("currency")
          .required()
          .text("reason")
          .integer("attempts")
          .otherwise(1L)
          .integer("failed_at")
          .required()
          .text("state")
          .integer("settled_at");

  @Override
  public String name() {
    return "failed-payments";
  }

  @Override
  public String title() {
    return "failed payments";
  }

  @Override
  public String description() {
    return "Payments that failed, why, and when they were paid or given up.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("invoice", "Its key; without it account, day and amount are")
            .knownAs("invoice id", "id"),
        text("account_id", "Whose it is").require().referring("account").knownAs("customer id"),
        of("failed_at", INSTANT, "When it failed first").require().knownAs("date", "created"),
        of("amount", MONEY, "What was due").require().knownAs("amount due"),
        of("currency", CURRENCY, "ISO code; the workspace's where it is missing"),
        text("reason", "As the bank says it: insufficient_funds")
            .knownAs("decline code", "decline reason", "failure code"),
        of("attempts", INTEGER, "How often it failed; 1 where it is not said")
            .knownAs("attempt count"),
        of("recovered_at", INSTANT, "When it was paid after all").knownAs("paid at"),
        of("lost_at", INSTANT, "When it was given up"),
        text("email", "Whom to write to").knownAs("customer email"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(FAILED);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/payments";
  }

  @Override
  public int order() {
    return 160;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return FailedPaymentsImport::read;
  }

  private static void read(ImportRow row) {
    var account = row.required("account_id");
    row.required("failed_at");
    row.required("amount");
    var failed = row.millis("failed_at");
    var amount = row.amount("amount", "currency");
    var attempts = row.integer("attempts");
    var recovered = row.millis("recovered_at");
    var lost = row.millis("lost_at");
    if (attempts != null && attempts < 1) {
      row.problem("attempts", "must be 1 or more");
    }
    var settled = recovered == null ? lost : recovered;
    if (failed != null && settled != null && settled < failed) {
      row.problem(recovered == null ? "lost_at" : "recovered_at", "is before failed_at");
    }
    if (recovered != null && lost != null) {
      row.problem("lost_at", "is said beside recovered_at; a payment is one or the other");
    }
    if (!row.sound() || failed == null || amount == null) {
      return;
    }
    var invoice = row.text("invoice");
    row.put(
        FAILED,
        invoice == null
            ? ContentKey.of(account, failed, amount.minor(), amount.currency())
            : invoice,
        account,
        row.text("email"),
        amount.minor(),
        amount.currency(),
        row.text("reason"),
        attempts,
        failed,
        recovered != null ? "recovered" : lost != null ? "lost" : "open",
        settled);
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id AS invoice, account_id, failed_at, amount_minor AS amount, currency, reason, attempts,
      CASE WHEN state = 'recovered' THEN settled_at END AS recovered_at,
      CASE WHEN state = 'lost' THEN settled_at END AS lost_at, email
    FROM failed_payment WHERE account_id IS NOT NULL ORDER BY failed_at, id
    """;
  }
}
