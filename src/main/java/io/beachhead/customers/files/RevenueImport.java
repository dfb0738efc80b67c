package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Recurring revenue per month, from a date on. */
@Component
class RevenueImport implements CustomerFile {
  private static final ImportTable REVENUE =
      ImportTable.of("revenue", "customers")
          .key("account_id")
          .key("date")
          .integer("mrr_minor")
          .said("mrr")
          .required()
          .text("currency");

  @Override
  public String name() {
    return "revenue";
  }

  @Override
  public String description() {
    return "Recurring revenue per month of an account from a date on; 0 ends it.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("account_id", "The account that pays")
            .require()
            .referring("account")
            .knownAs("customer id", "company id", "organization id", "account", "customer"),
        of("date", DATE, "From when on it pays this much")
            .require()
            .knownAs("from", "start", "month", "effective date"),
        of("mrr", MONEY, "Revenue per month, in currency units")
            .require()
            .knownAs("monthly recurring revenue", "monthly revenue", "monthly charges"),
        of("currency", CURRENCY, "ISO code; the workspace's where it is missing"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(REVENUE);
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return row -> {
      String account = row.required("account_id");
      row.required("date");
      var mrr = row.amount("mrr", "currency");
      if (mrr != null && mrr.minor() < 0) {
        row.problem("mrr", "is negative; use 0 where revenue ends");
      }
      row.put(
          REVENUE,
          account,
          row.day("date"),
          mrr == null ? null : mrr.minor(),
          mrr == null ? null : mrr.currency());
    };
  }

  @Override
  public String exportQuery() {
    return """
    SELECT account_id, date, mrr_minor AS mrr, currency FROM revenue ORDER BY account_id, date
    """;
  }
}
