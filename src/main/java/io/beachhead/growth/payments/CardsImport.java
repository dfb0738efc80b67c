package io.beachhead.growth.payments;

import static io.beachhead.imports.ImportColumn.Type.DATE;
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
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Cards and when they stop working, from a file of a payment provider other than Stripe. */
@Component
class CardsImport implements ImportKind {
  private static final ImportTable CARD =
      ImportTable.of("expiring_card", "payments")
          .key("id")
          .text("account_id")
          .text("email")
          .text("last4")
          .text("expires_on")
          .required()
          .integer("noticed_at")
          .otherwise(0L);

  @Override
  public String name() {
    return "cards";
  }

  @Override
  public String title() {
    return "cards that expire";
  }

  @Override
  public String description() {
    return "Which card an account pays with, and until when it works.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("account_id", "Whose it is").require().referring("account").knownAs("customer id"),
        of("expires_on", DATE, "The last day on which it works; a month means its last day")
            .require()
            .knownAs("expiry", "expires", "expiry date", "expiration date", "card expiry"),
        text("last4", "Its last four digits").knownAs("card last 4", "last four"),
        text("email", "Whom to write to").knownAs("customer email"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(CARD);
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
    return 162;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return CardsImport::read;
  }

  private static void read(ImportRow row) {
    var account = row.required("account_id");
    var stated = row.required("expires_on");
    var day = row.date("expires_on");
    var last4 = row.text("last4");
    if (last4 != null && !last4.matches("\\d{4}")) {
      row.problem("last4", "must be four digits; no more of a card is kept");
    }
    if (!row.sound() || day == null || stated == null) {
      return;
    }
    // Cards say a month, and work until its end.
    LocalDate last =
        stated.strip().matches("\\d{4}-\\d{1,2}") ? day.plusMonths(1).minusDays(1) : day;
    row.put(
        CARD,
        ContentKey.of(account, last4),
        account,
        row.text("email"),
        last4,
        last.toString(),
        0L);
  }

  @Override
  public String exportQuery() {
    return """
    SELECT account_id, expires_on, last4, email
    FROM expiring_card WHERE account_id IS NOT NULL ORDER BY expires_on, account_id
    """;
  }
}
