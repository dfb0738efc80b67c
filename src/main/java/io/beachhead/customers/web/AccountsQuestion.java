package io.beachhead.customers.web;

import io.beachhead.customers.AccountFilter;
import io.beachhead.customers.AccountOrder;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What an address asks of the list of accounts: {@code q}, {@code segment}, {@code sort}, {@code
 * limit}, {@code cursor}, and conditions on attributes, {@code stage=paying} or {@code
 * attribute.Contract=Two year}. A condition given twice means one or the other.
 */
record AccountsQuestion(
    AccountFilter filter,
    AccountOrder order,
    int limit,
    @Nullable Cursor cursor,
    @Nullable String segmentation) {
  static final int ROWS_OF_A_PAGE = 50;
  private static final int MOST_ROWS = 1000;
  private static final String PREFIX = "attribute.";
  static final List<String> STANDARD =
      List.of("stage", "plan", "owner", "industry", "country", "domain");

  static AccountsQuestion of(MultiValueMap<String, String> parameters) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    parameters.forEach((name, values) -> {
      String attribute = attribute(name);
      List<String> given = values.stream().filter(value -> !value.isBlank()).toList();
      if (attribute != null && !given.isEmpty()) {
        attributes
            .computeIfAbsent(attribute.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .addAll(given);
      }
    });
    String cursor = text(parameters, "cursor");
    String typed = text(parameters, "q");
    return new AccountsQuestion(
        new AccountFilter(typed == null ? "" : typed, text(parameters, "segment"), attributes),
        AccountOrder.parse(text(parameters, "sort")),
        limit(text(parameters, "limit")),
        cursor == null ? null : Cursor.decode(cursor, 3),
        text(parameters, "segmentation"));
  }

  /** The attribute that a parameter asks about; null where it asks about something else. */
  static @Nullable String attribute(String parameter) {
    if (parameter.startsWith(PREFIX) && parameter.length() > PREFIX.length()) {
      return parameter.substring(PREFIX.length());
    }
    return STANDARD.contains(parameter) ? parameter : null;
  }

  /** The parameter that asks about an attribute. */
  static String parameter(String attribute) {
    return STANDARD.contains(attribute) ? attribute : PREFIX + attribute;
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return ROWS_OF_A_PAGE;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST_ROWS) {
        return limit;
      }
    } catch (NumberFormatException noNumber) {
      throw badLimit(text);
    }
    throw badLimit(text);
  }

  private static ProblemException badLimit(String text) {
    return ProblemException.badRequest(
        "The list cannot be shown; check its parameters.",
        List.of(ProblemItem.of("limit", text, "expected a whole number from 1 to " + MOST_ROWS)));
  }

  private static @Nullable String text(MultiValueMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
