package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Invoices and credits. An invoice without an id of its own is known by what it says and by how
 * often the file has said so before, so that two equal invoices stay two and the same file again
 * changes nothing.
 */
@Component
class InvoicesImport implements CustomerFile {
  private static final ImportTable INVOICE =
      ImportTable.of("invoice", "customers")
          .key("id")
          .text("account_id")
          .required()
          .text("date")
          .required()
          .integer("amount_minor")
          .said("amount")
          .required()
          .text("currency")
          .text("description")
          .text("period_start")
          .text("period_end");

  @Override
  public String name() {
    return "invoices";
  }

  @Override
  public String description() {
    return "Invoices and credits (negative), spread over their period by month.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("account_id", "The account that was billed")
            .require()
            .referring("account")
            .knownAs(
                "customer id",
                "company id",
                "organization id",
                "customer",
                "customer name",
                "account",
                "company"),
        of("date", DATE, "Day of the invoice")
            .require()
            .knownAs("invoice date", "date (utc)", "issued at", "month", "return month"),
        of("amount", MONEY, "Total without tax; negative for a credit")
            .require()
            .knownAs("total", "amount due", "net amount", "invoice amount", "evidenced spend"),
        of("currency", CURRENCY, "ISO code; the workspace's where it is missing"),
        text("description", "What for").knownAs("project name and description", "item", "memo"),
        of("period_start", DATE, "First day it pays for").knownAs("period start", "service start"),
        of("period_end", DATE, "First day it no longer pays for")
            .knownAs("period end", "service end"),
        text("id", "Your own key; without it the content is the key")
            .knownAs("invoice id", "invoice number", "number"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(INVOICE);
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return row -> {
      String account = row.required("account_id");
      row.required("date");
      var date = row.date("date");
      row.required("amount");
      var amount = row.amount("amount", "currency");
      var start = row.date("period_start");
      var end = row.date("period_end");
      if (start != null && end != null && end.isBefore(start)) {
        row.problem("period_end", "is before the period's start, " + start);
      }
      if (!row.sound() || amount == null) {
        return;
      }
      String description = row.text("description");
      String id = row.text("id");
      if (id == null) {
        String content =
            ContentKey.of(
                account, date, amount.minor(), amount.currency(), description, start, end);
        id = ContentKey.of(content, row.occurrence(content));
      }
      row.put(
          INVOICE,
          id,
          account,
          String.valueOf(date),
          amount.minor(),
          amount.currency(),
          description,
          start == null ? null : start.toString(),
          end == null ? null : end.toString());
    };
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, date, amount_minor AS amount, currency, description, period_start,
           period_end
    FROM invoice ORDER BY id
    """;
  }
}
