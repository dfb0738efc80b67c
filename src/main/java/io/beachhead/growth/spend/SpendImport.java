package io.beachhead.growth.spend;

import static io.beachhead.imports.ImportColumn.Type.CURRENCY;
import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.MONEY;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.customers.revenue.Money;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.workspace.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Spend on growth by day and channel. A day, channel, campaign and stage make the key: advertising
 * platforms revise the amounts of past days, and the same file again must correct, not add.
 */
@Component
class SpendImport implements ImportKind {
  private static final ImportTable SPEND =
      ImportTable.of("spend", GrowthDefinitions.AREA)
          .key("id")
          .text("date")
          .required()
          .text("channel")
          .required()
          .text("campaign")
          .integer("amount_minor")
          .said("amount")
          .required()
          .text("amount")
          .text("currency")
          .required()
          .text("stage");

  @Override
  public String name() {
    return "spend";
  }

  @Override
  public String title() {
    return "spend on growth";
  }

  @Override
  public String description() {
    return "What was spent to win, keep and convert users: a row per day and channel.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        of("date", DATE, "Day the money was spent for")
            .require()
            .knownAs("day", "spend date", "reporting starts", "month", "week"),
        text("channel", "Where it was spent")
            .require()
            .knownAs("source", "platform", "network", "utm source", "publisher", "medium"),
        of("amount", MONEY, "Without tax; 0 or more")
            .require()
            .knownAs("spend", "cost", "amount spent", "total", "net amount"),
        of("currency", CURRENCY, "ISO code; the workspace's where it is missing")
            .knownAs("currency code", "account currency"),
        choice("stage", "The stage of growth it serves", "acquire", "retain", "scale", "monetise")
            .meaning("acquire", "acquisition", "awareness", "experiment", "experiments")
            .meaning("retain", "retention", "activation", "onboarding", "engagement")
            .meaning("scale", "acquire at scale", "scaling", "paid", "growth")
            .meaning("monetise", "monetize", "monetization", "monetisation", "expansion", "revenue")
            .knownAs("growth stage", "funnel stage", "objective"),
        text("campaign", "Tells rows of the same day, channel and stage apart")
            .knownAs("campaign name", "ad set", "ad group", "campaign id"),
        of("included_tax", MONEY, "Tax that the amount includes; it is taken off"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(SPEND);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/growth";
  }

  @Override
  public int order() {
    return 150;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return SpendImport::read;
  }

  private static void read(ImportRow row) {
    row.required("date");
    String date = row.day("date");
    String channel = row.required("channel");
    row.required("amount");
    var amount = amount(row);
    String stage = row.choice("stage");
    String campaign = row.text("campaign");
    if (!row.sound() || amount == null || date == null || channel == null) {
      return;
    }
    row.put(
        SPEND,
        ContentKey.of(
            date,
            channel.toLowerCase(Locale.ROOT),
            campaign == null ? null : campaign.toLowerCase(Locale.ROOT),
            stage),
        date,
        channel,
        campaign,
        amount.minor(),
        finer(amount) ? amount.value().stripTrailingZeros().toPlainString() : "",
        amount.currency(),
        stage);
  }

  private static boolean finer(ImportRow.Amount amount) {
    return amount.value().stripTrailingZeros().scale() > Money.minorDigits(amount.currency());
  }

  private static ImportRow.@Nullable Amount amount(ImportRow row) {
    var stated = row.price("amount", "currency");
    if (stated == null) {
      return null;
    }
    if (stated.per() != null || stated.each()) {
      row.problem("amount", "is a price, not what was spent; say the total of the day");
      return null;
    }
    var tax = row.price("included_tax", "currency");
    BigDecimal value = tax == null ? stated.value() : stated.value().subtract(tax.value());
    if (value.signum() < 0) {
      row.problem("amount", "is below 0; take a credit off the day it was given for");
      return null;
    }
    return new ImportRow.Amount(
        new Money(value, stated.currency()).minor(), stated.currency(), value);
  }

  @Override
  public String exportQuery() {
    return """
    SELECT date, channel, amount_minor AS amount, amount AS amount_exact, currency, stage, campaign
    FROM spend ORDER BY date, channel, campaign, stage
    """;
  }
}
