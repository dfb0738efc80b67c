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
import java.util.stream.Stream;
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
          .text("currency")
          .text("amount")
          .text("per")
          .integer("per_count");

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
    return Stream.concat(
            Stream.of(
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
                of("currency", CURRENCY, "ISO code; the workspace's where it is missing")),
            RecurringColumns.all().stream())
        .toList();
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
      var stated = RecurringColumns.read(row);
      if (stated != null && stated.recurring().amount().signum() < 0) {
        row.problem("mrr", "is negative; use 0 where revenue ends");
      }
      String status = row.choice("status");
      boolean counts = status == null || status.equals("active");
      row.put(
          REVENUE,
          account,
          row.day("date"),
          stated == null ? null : (Long) (counts ? stated.monthlyMinor() : 0),
          stated == null ? null : stated.currency(),
          stated == null ? null : counts ? stated.amount() : "",
          stated == null ? null : counts ? stated.per() : "",
          stated == null ? null : (Long) (counts ? stated.count() : 0));
    };
  }

  @Override
  public String exportQuery() {
    return """
    SELECT account_id, date, mrr_minor AS mrr, amount AS mrr_exact, currency, NULLIF(per, '') AS "interval",
           NULLIF(per_count, 0) AS interval_count
    FROM revenue ORDER BY account_id, date
    """;
  }
}
