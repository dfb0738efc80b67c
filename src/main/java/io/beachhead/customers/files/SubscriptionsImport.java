package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Subscriptions with their start and end. */
@Component
class SubscriptionsImport implements CustomerFile {
  private static final ImportTable SUBSCRIPTION =
      ImportTable.of("subscription", "customers")
          .key("id")
          .text("account_id")
          .required()
          .text("start_date")
          .said("start")
          .required()
          .text("end_date")
          .said("end")
          .integer("mrr_minor")
          .said("mrr")
          .required()
          .text("currency");

  @Override
  public String name() {
    return "subscriptions";
  }

  @Override
  public String description() {
    return "What an account has subscribed to, from when to when, and for how much per month.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("id", "Your own key of the subscription")
            .require()
            .knownAs("subscription id", "contract id"),
        text("account_id", "The account that pays")
            .require()
            .referring("account")
            .knownAs("customer id", "company id", "organization id", "customer", "account"),
        of("start", DATE, "First day")
            .require()
            .knownAs("start date", "start (utc)", "started at", "from", "created (utc)"),
        of("end", DATE, "First day without it; blank while it runs")
            .knownAs("end date", "ended at", "ended at (utc)", "to", "cancelled at"),
        of("mrr", MONEY, "Price per month, or per interval where one is given")
            .require()
            .knownAs("monthly recurring revenue", "amount", "price"),
        of("currency", CURRENCY, "ISO code; the workspace's where it is missing"),
        choice("interval", "What mrr is paid for, by default a month", "month", "quarter", "year")
            .meaning("month", "monthly")
            .meaning("quarter", "quarterly")
            .meaning("year", "yearly", "annual", "annually")
            .knownAs("billing interval", "billing period"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(SUBSCRIPTION);
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return row -> {
      var start = row.date("start");
      var end = row.date("end");
      if (start != null && end != null && end.isBefore(start)) {
        row.problem("end", "is before the start, " + start);
      }
      var mrr = row.amount("mrr", "currency");
      if (mrr != null && mrr.minor() < 0) {
        row.problem("mrr", "is negative");
      }
      row.put(
          SUBSCRIPTION,
          row.required("id"),
          row.text("account_id"),
          start == null ? null : start.toString(),
          end == null ? null : end.toString(),
          mrr == null ? null : perMonth(row, mrr),
          mrr == null ? null : mrr.currency());
    };
  }

  private static Long perMonth(ImportRow row, ImportRow.Amount price) {
    @Nullable String interval = row.choice("interval");
    int months =
        switch (interval == null ? "month" : interval) {
          case "year" -> 12;
          case "quarter" -> 3;
          default -> 1;
        };
    return Math.round((double) price.minor() / months);
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, start_date AS start, end_date AS "end", mrr_minor AS mrr, currency
    FROM subscription ORDER BY id
    """;
  }
}
