package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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
          .text("currency")
          .text("amount")
          .text("per")
          .integer("per_count")
          .text("status")
          .text("trial_end");

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
    return Stream.concat(
            Stream.of(
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
                    .knownAs("end date", "ended at", "ended at (utc)", "to"),
                of("mrr", MONEY, "Price per month, or per interval where one is given")
                    .require()
                    .knownAs("monthly recurring revenue", "amount", "unit price", "price"),
                of("currency", CURRENCY, "ISO code; the workspace's where it is missing"),
                of("trial_end", DATE, "First day that is paid for")
                    .knownAs("trial end date", "trial ends at", "trial end (utc)"),
                of(
                        "cancelled_at",
                        DATE,
                        "When it was cancelled: its end, where it has ended and no"
                            + " end is given")
                    .knownAs(
                        "canceled at",
                        "cancelled at",
                        "canceled at (utc)",
                        "cancelled on",
                        "cancellation date")),
            RecurringColumns.all().stream())
        .toList();
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
    return SubscriptionsImport::read;
  }

  private static void read(ImportRow row) {
    var start = row.date("start");
    String status = row.choice("status");
    var end = end(row, status);
    if (start != null && end != null && end.isBefore(start)) {
      row.problem("end", "is before the start, " + start);
    }
    var stated = RecurringColumns.read(row);
    if (stated != null && stated.recurring().amount().signum() < 0) {
      row.problem("mrr", "is negative");
    }
    row.put(
        SUBSCRIPTION,
        row.required("id"),
        row.text("account_id"),
        start == null ? null : start.toString(),
        end == null ? null : end.toString(),
        stated == null ? null : stated.monthlyMinor(),
        stated == null ? null : stated.currency(),
        stated == null ? null : stated.amount(),
        stated == null ? null : stated.per(),
        stated == null ? null : stated.count(),
        status,
        row.day("trial_end"));
  }

  /** The day it ended; a cancellation alone is not an end while the status says that it runs. */
  private static @Nullable LocalDate end(ImportRow row, @Nullable String status) {
    var end = row.date("end");
    var cancelled = row.date("cancelled_at");
    boolean over = "ended".equals(status) || status == null;
    if (end == null && over && cancelled != null) {
      return cancelled;
    }
    if (end == null && "ended".equals(status)) {
      row.problem("end", "is missing: the status says that it has ended; give the day");
    }
    return end;
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, start_date AS start, end_date AS "end", mrr_minor AS mrr,
           amount AS mrr_exact, currency, trial_end, NULLIF(per, '') AS "interval",
           NULLIF(per_count, 0) AS interval_count, status
    FROM subscription ORDER BY id
    """;
  }
}
