package io.beachhead.imports.mapping;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether an amount is probably the total of all seats or pieces, by its header and those beside
 * it. Our own {@code mrr} and {@code amount} are the price of one.
 */
final class TotalHeaders {
  private static final Pattern MONTH =
      Pattern.compile("mrr|.*monthly.*(revenue|total).*", Pattern.CASE_INSENSITIVE);

  private static final Pattern BILL =
      Pattern.compile(
          ".*(total|extended|net|gross|line\\W*amount|summe|gesamt).*", Pattern.CASE_INSENSITIVE);

  /** Headers of the price of one, beside which an amount is that of all. */
  private static final Pattern PRICE =
      Pattern.compile(
          ".*(\\b(price|rate|einzelpreis|prix)|unit\\W*(amount|cost|price)).*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AMOUNT =
      Pattern.compile(".*\\b(amount|unit).*", Pattern.CASE_INSENSITIVE);

  /** Rates and prices of something else. */
  private static final Pattern OTHERWISE =
      Pattern.compile(".*(exchange|tax|vat|discount|date).*", Pattern.CASE_INSENSITIVE);

  private TotalHeaders() {}

  /** Whether the MRR of a file has its number of seats and its interval in it. */
  static boolean ofMonth(String header, List<String> others) {
    return (!header.equals("mrr") && MONTH.matcher(header).matches())
        || others.stream().anyMatch(h -> priced(h) || other(AMOUNT, h));
  }

  /** Whether the amount of an invoice is that of all pieces. */
  static boolean ofBill(String header, List<String> others) {
    return (!header.equals("amount") && BILL.matcher(header).matches())
        || others.stream().anyMatch(TotalHeaders::priced);
  }

  private static boolean priced(String header) {
    return other(PRICE, header);
  }

  private static boolean other(Pattern pattern, String header) {
    return pattern.matcher(header).matches() && !OTHERWISE.matcher(header).matches();
  }
}
