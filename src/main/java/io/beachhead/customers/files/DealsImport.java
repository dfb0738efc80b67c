package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.customers.revenue.Money;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportEnd;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sales opportunities, open, won and lost. */
@Component
class DealsImport implements CustomerFile {
  private static final ImportTable DEAL =
      ImportTable.of("deal", "customers")
          .key("id")
          .text("account_id")
          .text("name")
          .required()
          .integer("amount_minor")
          .said("amount")
          .text("currency")
          .text("amount")
          .text("stage")
          .text("source")
          .text("owner")
          .integer("created_at")
          .text("created_day")
          .integer("closed_at")
          .text("closed_day")
          .text("outcome")
          .text("lost_reason")
          .text("competitor");

  @Override
  public String name() {
    return "deals";
  }

  @Override
  public String description() {
    return "Opportunities of the sales team, with how they ended and why.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("id", "Your own key of the deal")
            .require()
            .knownAs("deal id", "opportunity id", "record id"),
        text("account_id", "The account it is with; blank for one you do not keep yet")
            .referring("account")
            .knownAs("company id", "customer id", "associated company id", "account"),
        text("name", "Its name")
            .require()
            .knownAs("deal name", "opportunity name", "title", "product"),
        of("amount", MONEY, "What it is worth").knownAs("deal amount", "value", "close value"),
        of("currency", CURRENCY, "ISO code; the workspace's where it is missing"),
        text("stage", "Stage").knownAs("deal stage", "pipeline stage", "status"),
        text("source", "Where it came from").knownAs("lead source", "channel"),
        text("owner", "Owner")
            .knownAs("deal owner", "opportunity owner", "sales agent", "sales rep"),
        of("created_at", INSTANT, "When it began")
            .knownAs("create date", "created date", "created", "engage date", "open date"),
        of("closed_at", INSTANT, "When it ended, or is expected to")
            .knownAs("close date", "closed date", "closed", "won time"),
        of("lost_at", INSTANT, "When it was lost, where closed_at is blank")
            .knownAs("lost time", "lost date", "date lost"),
        of("expected_at", INSTANT, "When it is expected to end, where the others are blank")
            .knownAs("expected close date", "expected closing date", "forecast close date"),
        choice(
                "outcome",
                "How it ended; read from the stage where there is no such column",
                "won",
                "lost",
                "open")
            .meaning("won", "closed won", "yes", "true")
            .meaning("lost", "closed lost", "no", "false")
            .meaning("open", "in progress", "pending")
            .knownAs("result", "deal status"),
        text("lost_reason", "Why it was lost")
            .knownAs("closed lost reason", "loss reason", "reason lost"),
        text("competitor", "Competitor").knownAs("main competitor"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(DEAL);
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return new Session(new DealStages(context.now()));
  }

  private record Session(DealStages stages) implements ImportSession {
    @Override
    public void read(ImportRow row) {
      var amount = row.amount("amount", "currency");
      var closed = closed(row);
      row.put(
          DEAL,
          row.required("id"),
          row.text("account_id"),
          row.text("name"),
          amount == null ? null : amount.minor(),
          amount == null ? null : amount.currency(),
          amount == null ? null : stated(amount),
          row.text("stage"),
          row.text("source"),
          row.text("owner"),
          row.millis("created_at"),
          row.calendarDay("created_at"),
          closed == null ? null : row.millis(closed),
          closed == null ? null : row.calendarDay(closed),
          stages.outcome(row, closed == null ? null : row.instant(closed)),
          row.text("lost_reason"),
          row.text("competitor"));
    }

    /** Some tools have a column for each way to end. */
    private static @Nullable String closed(ImportRow row) {
      return Stream.of("closed_at", "lost_at", "expected_at")
          .filter(column -> row.text(column) != null)
          .findFirst()
          .orElse(null);
    }

    /** All decimals, where minor units would lose some; empty where they say it all. */
    private static String stated(ImportRow.Amount amount) {
      var value = amount.value().stripTrailingZeros();
      return value.scale() > Money.minorDigits(amount.currency()) ? value.toPlainString() : "";
    }

    @Override
    public void end(ImportEnd end) {
      stages.end(end);
    }
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, name, amount_minor AS amount, amount AS amount_exact, currency,
           stage, source, owner, created_at, created_day AS created_at_day, closed_at,
           closed_day AS closed_at_day, outcome, lost_reason, competitor
    FROM deal ORDER BY id
    """;
  }
}
