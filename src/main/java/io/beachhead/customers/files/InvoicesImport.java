package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.customers.revenue.Money;
import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.imports.PeriodEnd;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
          .text("period_end")
          .text("amount")
          .text("status")
          .text("period_ends");

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
            .knownAs(
                "invoice date",
                "date (utc)",
                "issued at",
                "created",
                "created date",
                "month",
                "return month"),
        of("amount", MONEY, "Total without tax; negative for a credit")
            .require()
            .knownAs("total", "amount due", "net amount", "invoice amount", "evidenced spend"),
        of("currency", CURRENCY, "ISO code; the workspace's where it is missing"),
        text("description", "What for").knownAs("project name and description", "item", "memo"),
        of("period_start", DATE, "First day it pays for").knownAs("period start", "service start"),
        of("period_end", DATE, "First day it no longer pays for")
            .knownAs("period end", "service end"),
        text("id", "Your own key; without it the content is the key")
            .knownAs("invoice id", "invoice number", "number"),
        choice(
            "period_ends",
            "Whether the period's end is the last day it pays for (inclusive) or the first one"
                + " it no longer does (exclusive); recognised over the whole file",
            "inclusive",
            "exclusive"),
        of("quantity", NUMBER, "How many are billed: the amount is that of one")
            .knownAs("qty", "unit quantity"),
        of("included_tax", MONEY, "Tax that the amount includes; it is taken off"),
        of("percent_off", NUMBER, "Discount in per cent that the amount does not have yet"),
        of("amount_off", MONEY, "Discount that the amount does not have yet"),
        of("refunded", MONEY, "What was paid back or credited; it is taken off")
            .knownAs("amount refunded", "refunded amount"),
        choice("status", "What is void or not issued yet does not count", "issued", "draft", "void")
            .meaning(
                "issued",
                "paid",
                "open",
                "sent",
                "due",
                "overdue",
                "past due",
                "past_due",
                "partially paid",
                "payment due",
                "awaiting payment",
                "not paid",
                "unpaid",
                "authorised",
                "authorized",
                "approved",
                "posted",
                "finalized",
                "viewed",
                "closed",
                "active",
                "bezahlt",
                "offen",
                "payée")
            .meaning(
                "draft",
                "pending",
                "submitted",
                "scheduled",
                "not issued",
                "upcoming",
                "awaiting approval",
                "entwurf",
                "brouillon")
            .meaning(
                "void",
                "voided",
                "deleted",
                "canceled",
                "cancelled",
                "storniert",
                "annulée",
                "annulé")
            .knownAs("invoice status"),
        choice(
                "document",
                "What the row is: only invoices and credits count",
                "invoice",
                "credit",
                "other")
            .meaning(
                "invoice",
                "bill",
                "sales invoice",
                "accrec",
                "rechnung",
                "facture",
                "charge",
                "sale")
            .meaning(
                "credit",
                "credit note",
                "credit memo",
                "refund",
                "accreccredit",
                "sales credit note",
                "gutschrift",
                "avoir",
                "creditnote",
                "refund receipt")
            .meaning(
                "other",
                "payment",
                "quote",
                "estimate",
                "purchase order",
                "accpay",
                "deposit",
                "transfer",
                "statement",
                "proforma",
                "pro forma",
                "journal entry",
                "expense",
                "payout")
            .knownAs("document type", "transaction type", "invoice type", "doc type"));
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
    return InvoicesImport::read;
  }

  private static void read(ImportRow row) {
    String account = row.required("account_id");
    row.required("date");
    var date = row.date("date");
    row.required("amount");
    var amount = amount(row);
    var start = row.date("period_start");
    var end = row.date("period_end");
    if (start != null && end != null && end.isBefore(start)) {
      row.problem("period_end", "is before the period's start, " + start);
    }
    String ends = ends(row, start, end);
    String status = row.choice("status");
    if (!row.sound() || amount == null || "other".equals(row.choice("document"))) {
      return;
    }
    String description = row.text("description");
    String id = row.text("id");
    if (id == null) {
      String content =
          ContentKey.of(account, date, amount.minor(), amount.currency(), description, start, end);
      id = ContentKey.of(content, row.occurrence(content));
    }
    boolean finer =
        amount.value().stripTrailingZeros().scale() > Money.minorDigits(amount.currency());
    row.put(
        INVOICE,
        id,
        account,
        String.valueOf(date),
        amount.minor(),
        amount.currency(),
        description,
        start == null ? null : start.toString(),
        end == null ? null : end.toString(),
        finer ? amount.value().stripTrailingZeros().toPlainString() : "",
        status,
        ends);
  }

  /** The amount times its number, less discount, tax and refunds; of a credit below 0. */
  private static ImportRow.@Nullable Amount amount(ImportRow row) {
    var stated = row.price("amount", "currency");
    var quantity = row.number("quantity");
    if (stated == null) {
      return null;
    }
    if (stated.per() != null || (stated.each() && quantity == null)) {
      row.problem(
          "amount",
          stated.each()
              ? "is the price of one; say how many in quantity"
              : "is paid per %s; an invoice has a total".formatted(stated.per()));
      return null;
    }
    var value = quantity == null ? stated.value() : stated.value().multiply(quantity);
    var share = row.share("percent_off");
    value = share == null ? value : value.multiply(BigDecimal.ONE.subtract(share));
    for (String column : List.of("amount_off", "included_tax", "refunded")) {
      var less = row.price(column, "currency");
      value = less == null ? value : value.subtract(less.value());
    }
    if ("credit".equals(row.choice("document")) && value.signum() > 0) {
      value = value.negate();
    }
    return new ImportRow.Amount(
        new Money(value, stated.currency()).minor(), stated.currency(), value);
  }

  /** What the end of the period means; by the file, else by the dates themselves. */
  private static @Nullable String ends(
      ImportRow row, @Nullable LocalDate start, @Nullable LocalDate end) {
    String stated = row.choice("period_ends");
    if (start == null || end == null || end.isBefore(start)) {
      return null;
    }
    var proven = PeriodEnd.proven(start, end);
    if (stated != null) {
      return stated;
    }
    if (proven != null) {
      return proven.word();
    }
    if (PeriodEnd.matters(start, end)) {
      row.problem(
          "period_end",
          "can be the last day it pays for or the day after, and the file does not decide; say"
              + " set=period_ends:inclusive or set=period_ends:exclusive");
    }
    return null;
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, date, amount_minor AS amount, amount AS amount_exact, currency,
           description, period_start, period_end, period_ends, status
    FROM invoice ORDER BY id
    """;
  }
}
