package io.beachhead.imports.mapping;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.NoValue;
import io.beachhead.imports.cell.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a file with money may do to an amount, by its header. Such a column is used or
 * asked about; it is never passed over.
 */
public enum AmountColumn {
  QUANTITY(
      "quantity qty seats seat units licenses licences anzahl menge quantité quantite cantidad"
          + " plätze lizenzen 수량",
      List.of("quantity")),
  COUNT("intervalcount", List.of("interval_count")),
  INTERVAL(
      "interval frequency cycle cadence recurrence billingperiod billingterm turnus intervall",
      List.of("interval")),
  STATUS("status void voided draft paid", List.of("status")),
  DOCUMENT("type kind document", List.of("document")),
  TAX(
      "tax taxes vat gst hst pst mwst ust umsatzsteuer steuer tva iva btw moms",
      List.of("included_tax")),
  DISCOUNT(
      "discount discounts coupon coupons promo promotion rebate rabatt remise descuento",
      List.of("amount_off", "percent_off")),
  REFUND(
      "refund refunded refunds credit credits credited chargeback gutschrift avoir writeoff"
          + " reembolso",
      List.of("refunded")),
  TRIAL("trial testphase", List.of("trial_end")),
  PRORATION("proration prorated prorata", List.of());

  /** Columns of ours that change an amount; what each did is in the report. */
  private static final Set<String> OURS =
      Set.of(
          "quantity",
          "interval",
          "interval_count",
          "status",
          "percent_off",
          "amount_off",
          "included_tax",
          "refunded",
          "document",
          "trial_end",
          "cancelled_at",
          "period_ends");

  /** Words of a header that make it something else: Tax ID, credit card, email status. */
  private static final Set<String> OTHERWISE =
      Set.of(
          "id",
          "ids",
          "number",
          "no",
          "nr",
          "nummer",
          "card",
          "code",
          "name",
          "country",
          "email",
          "url",
          "link",
          "date",
          "rate",
          "exempt",
          "region",
          "lead",
          "reason",
          "method",
          "notes",
          "note",
          "currency",
          "conversion");

  private static final Set<String> SOUND_STATUSES =
      Set.of(
          "active",
          "paid",
          "open",
          "issued",
          "live",
          "sent",
          "current",
          "succeeded",
          "complete",
          "completed",
          "yes",
          "true");

  private static final Pattern OTHER_DOCUMENT =
      Pattern.compile(
          ".*(credit|refund|void|draft|quote|estimate|payment|forma|avoir|gutschrift|trial"
              + "|expense|accpay|reversal|storno).*");

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> words;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> targets;

  AmountColumn(String words, List<String> targets) {
    this.words = Set.of(words.split(" "));
    this.targets = targets;
  }

  /** Whether a column of ours changes an amount. */
  public static boolean changes(String ours) {
    return OURS.contains(ours);
  }

  /** What a header speaks of, or null where it says nothing about amounts. */
  static @Nullable AmountColumn of(String header) {
    var tokens =
        Arrays.stream(header.split("(?<=\\p{Ll})(?=\\p{Lu})|[^\\p{L}]+"))
            .map(w -> w.toLowerCase(Locale.ROOT))
            .filter(w -> !w.isEmpty())
            .toList();
    if (tokens.stream().anyMatch(OTHERWISE::contains)) {
      return null;
    }
    String whole = ImportColumn.normal(header);
    for (var column : values()) {
      boolean speaks =
          switch (column) {
            case COUNT -> tokens.contains("interval") && tokens.contains("count");
            case DOCUMENT -> !tokens.isEmpty() && column.words.contains(tokens.getLast());
            default -> tokens.stream().anyMatch(column.words::contains);
          };
      if (speaks || column.words.contains(whole)) {
        return column;
      }
    }
    return null;
  }

  /** Whether it can change amounts of a kind: a status matters only where a status counts. */
  boolean concerns(List<ImportColumn> columns) {
    return switch (this) {
      case STATUS, DOCUMENT, TRIAL, COUNT ->
          columns.stream().anyMatch(c -> targets.contains(c.name()));
      default -> true;
    };
  }

  /** Whether a cell leaves an amount as it is: blank, zero, no; of a number of seats also one. */
  public boolean leavesAlone(String cell) {
    String lower = cell.toLowerCase(Locale.ROOT);
    if (cell.isEmpty() || NoValue.is(cell) || lower.equals("no") || lower.equals("false")) {
      return true;
    }
    var number = NumberText.of(cell);
    if (number != null && number.body().chars().allMatch(c -> c == '0' || c == '.' || c == ',')) {
      return true;
    }
    return switch (this) {
      case QUANTITY, COUNT -> number != null && one(number);
      case STATUS -> SOUND_STATUSES.contains(lower);
      case DOCUMENT -> !OTHER_DOCUMENT.matcher(lower).matches();
      default -> false;
    };
  }

  private static boolean one(NumberText number) {
    String body = number.body().replace(',', '.');
    return body.chars().filter(c -> c == '.').count() < 2
        && body.chars().allMatch(c -> c == '.' || Character.isDigit(c))
        && new BigDecimal(body).compareTo(BigDecimal.ONE) == 0
        && !number.negative();
  }

  /** What can be said about such a column: {@code HEADER:OURS}, the last one leaves it out. */
  List<String> answers(String header, List<ImportColumn> columns) {
    var answers = new ArrayList<String>();
    for (String target : targets) {
      if (columns.stream().anyMatch(c -> c.name().equals(target))) {
        answers.add(header + ":" + target);
      }
    }
    answers.add(header + ":");
    return answers;
  }
}
