package io.beachhead.customers;

import io.beachhead.customers.attribute.TextAttribute;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The values that accounts have in an attribute, those of most accounts first. */
public final class AccountValues {
  private final TextAttribute attribute;
  private final int[] accounts;

  private AccountValues(TextAttribute attribute, int[] accounts) {
    this.attribute = attribute;
    this.accounts = accounts;
  }

  /**
   * A value.
   *
   * @param accounts how many have it
   */
  public record Value(String text, int accounts) {}

  /** The values that all accounts have. */
  public static AccountValues ofAll(CustomerBase base, TextAttribute attribute) {
    return of(attribute, IntStream.range(0, base.size()).boxed().toList());
  }

  /** The values that some accounts have. */
  public static AccountValues of(TextAttribute attribute, Collection<Integer> rows) {
    var accounts = new int[attribute.distinct()];
    for (int row : rows) {
      if (attribute.known(row)) {
        accounts[attribute.code(row)]++;
      }
    }
    return new AccountValues(attribute, accounts);
  }

  /** Those that contain all words of a text, whatever the case and accents. */
  public List<Value> matching(String text) {
    String[] words = SearchTexts.words(text);
    return IntStream.range(0, accounts.length)
        .filter(code -> accounts[code] > 0)
        .mapToObj(code -> new Value(attribute.value(code), accounts[code]))
        .filter(value -> SearchTexts.matches(SearchTexts.fold(value.text), words))
        .sorted(
            Comparator.comparingInt(Value::accounts)
                .reversed()
                .thenComparing(Value::text, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }
}
