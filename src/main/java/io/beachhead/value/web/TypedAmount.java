package io.beachhead.value.web;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an amount as people type it: {@code 2400}, {@code 2,400}, {@code $2.4k}. */
final class TypedAmount {
  private static final Pattern FORM =
      Pattern.compile("(-?)\\p{Sc}?(\\d{1,3}(?:,\\d{3})+|\\d+)?(\\.\\d+)?([kKmM]?)");

  private TypedAmount() {}

  /**
   * The amount; null for nothing typed.
   *
   * @throws ProblemException 422 where it is no amount
   */
  static @Nullable Double read(String field, String typed) {
    String text = typed.replaceAll("\\s", "").replace('−', '-');
    if (text.isEmpty()) {
      return null;
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches() || (form.group(2) == null && form.group(3) == null)) {
      // Plain numbers as programs write them, such as 1.2E7, come back from undo.
      return plain(field, text);
    }
    String whole = form.group(2) == null ? "0" : form.group(2).replace(",", "");
    String part = form.group(3) == null ? "" : form.group(3);
    double unit =
        switch (form.group(4)) {
          case "k", "K" -> 1e3;
          case "m", "M" -> 1e6;
          default -> 1;
        };
    double amount = Double.parseDouble(whole + part) * unit;
    return form.group(1).isEmpty() ? amount : -amount;
  }

  private static Double plain(String field, String text) {
    try {
      double amount = Double.parseDouble(text);
      if (Double.isFinite(amount)) {
        return amount;
      }
    } catch (NumberFormatException noNumber) {
      throw unreadable(field, text);
    }
    throw unreadable(field, text);
  }

  private static ProblemException unreadable(String field, String text) {
    return ProblemException.unprocessable(
        "This is not an amount.",
        List.of(ProblemItem.of(field, text, "expected a number such as 2400 or 2.4k")));
  }
}
