package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.INTEGER;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.choice;

import io.beachhead.customers.revenue.Recurring;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportRow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that change what is paid per month, and what comes of them: price × number − what is
 * taken off, for an interval.
 */
final class RecurringColumns {
  private RecurringColumns() {}

  static List<ImportColumn> all() {
    return List.of(
        ImportColumn.of("quantity", NUMBER, "How many are paid for: the price is that of one")
            .knownAs("plan quantity", "number of seats", "seat count", "license count"),
        choice(
                "interval",
                "What the price is paid for, by default a month",
                "month",
                "quarter",
                "half-year",
                "year",
                "week",
                "day")
            .meaning(
                "month", "months", "monthly", "mo", "monat", "monatlich", "mois", "mensuel", "월")
            .meaning("quarter", "quarters", "quarterly", "quartal", "3 months", "every 3 months")
            .meaning("half-year", "semiannual", "semi-annually", "6 months", "every 6 months")
            .meaning(
                "year",
                "years",
                "yearly",
                "annual",
                "annually",
                "12 months",
                "jahr",
                "jährlich",
                "an",
                "annuel",
                "년")
            .meaning("week", "weeks", "weekly", "woche", "wöchentlich")
            .meaning("day", "days", "daily", "tag", "täglich")
            .knownAs(
                "billing interval",
                "billing period unit",
                "plan interval",
                "billing frequency",
                "billing cycle",
                "billing period"),
        ImportColumn.of("interval_count", INTEGER, "How many intervals one payment is for")
            .knownAs("interval length", "plan interval count", "billing interval count"),
        choice(
                "status",
                "What state it is in; only what is active counts",
                "active",
                "trial",
                "paused",
                "pending",
                "unpaid",
                "ended")
            .meaning(
                "active",
                "live",
                "running",
                "past due",
                "past_due",
                "overdue",
                "non renewing",
                "non-renewing",
                "in grace period",
                "aktiv",
                "actif",
                "activo")
            .meaning(
                "trial",
                "trialing",
                "trialling",
                "in trial",
                "in_trial",
                "on trial",
                "testphase",
                "essai")
            .meaning("paused", "on hold", "suspended", "pausiert")
            .meaning("pending", "future", "incomplete", "draft", "scheduled", "not started")
            .meaning("unpaid", "delinquent")
            .meaning(
                "ended",
                "canceled",
                "cancelled",
                "expired",
                "incomplete expired",
                "churned",
                "terminated",
                "completed",
                "inactive",
                "deleted",
                "gekündigt",
                "beendet",
                "résilié")
            .knownAs("subscription status"),
        ImportColumn.of(
                "percent_off", NUMBER, "Discount in per cent that the price does not have yet")
            .knownAs("percent off", "discount percent", "discount %"),
        ImportColumn.of(
                "amount_off", MONEY, "Discount per interval that the price does not have yet")
            .knownAs("amount off"));
  }

  /** What a row says is paid; null where it says nothing or has a problem. */
  static @Nullable Stated read(ImportRow row) {
    var price = row.price("mrr", "currency");
    if (price == null) {
      return null;
    }
    String said = row.choice("interval");
    if (said != null && price.per() != null && !said.equals(price.per())) {
      row.problem("interval", "is not what the amount says, %s".formatted(price.per()));
      return null;
    }
    String per = said == null ? price.per() : said;
    Long count = row.integer("interval_count");
    if (count != null && (count < 1 || count > 1200)) {
      row.problem("interval_count", "must be from 1 to 1,200");
      return null;
    }
    var quantity = row.number("quantity");
    if (quantity != null && quantity.signum() < 0) {
      row.problem("quantity", "is negative");
    }
    if (quantity == null && price.each()) {
      row.problem("mrr", "is the price of one; say how many in quantity");
    }
    var amount =
        discounted(row, quantity == null ? price.value() : price.value().multiply(quantity));
    return row.sound()
        ? new Stated(
            new Recurring(amount, per == null ? "month" : per, count == null ? 1 : count),
            price.currency())
        : null;
  }

  private static BigDecimal discounted(ImportRow row, BigDecimal amount) {
    var share = row.share("percent_off");
    if (share != null && (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)) {
      row.problem("percent_off", "must be from 0 to 100%");
    }
    var off = row.price("amount_off", "currency");
    var rest = share == null ? amount : amount.multiply(BigDecimal.ONE.subtract(share));
    return off == null ? rest : rest.subtract(off.value());
  }

  /**
   * What is paid, and in which currency.
   *
   * @param currency ISO 4217
   */
  record Stated(Recurring recurring, String currency) {
    /** Whole minor units per month. */
    long monthlyMinor() {
      return recurring.monthlyMinor(currency);
    }

    /** The stated amount where minor units per month do not say it all, else empty. */
    String amount() {
      return plain() ? "" : recurring.amount().stripTrailingZeros().toPlainString();
    }

    /** Empty where it is a month and goes without saying. */
    String per() {
      return plain() ? "" : recurring.per();
    }

    /** 0 where it goes without saying. */
    long count() {
      return plain() ? 0 : recurring.count();
    }

    private boolean plain() {
      return recurring.plain(currency);
    }
  }
}
