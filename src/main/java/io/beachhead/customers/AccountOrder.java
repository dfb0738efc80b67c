package io.beachhead.customers;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a list of accounts is sorted by. Accounts without a value come last, whichever way round;
 * equal ones in the order of their ids.
 *
 * @param key {@code name}, {@code id}, {@code arr}, {@code people}, {@code segment}, {@code
 *     created} or the name of an attribute, lower case
 */
public record AccountOrder(String key, boolean descending) {
  /** As the page starts: largest revenue first. */
  public static final AccountOrder BY_ARR = new AccountOrder("arr", true);

  static final List<String> COMPUTED = List.of("arr", "people", "segment");

  /** Reads {@code name} or {@code -arr}; blank or null means {@link #BY_ARR}. */
  public static AccountOrder parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return BY_ARR;
    }
    String stripped = text.strip();
    boolean descending = stripped.startsWith("-");
    String key = (descending ? stripped.substring(1) : stripped).toLowerCase(Locale.ROOT);
    return new AccountOrder(
        switch (key) {
          case "created", "createdat" -> "created_at";
          default -> key.startsWith("attribute.") ? key.substring("attribute.".length()) : key;
        },
        descending);
  }

  /** As an address has it: {@code -arr}. */
  public String text() {
    return (descending ? "-" : "") + key;
  }

  /** What a click on the column's header asks for. */
  public AccountOrder click(String column) {
    if (column.equals(key)) {
      return new AccountOrder(key, !descending);
    }
    return new AccountOrder(column, List.of("arr", "people", "employees").contains(column));
  }
}
