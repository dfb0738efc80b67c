package io.beachhead.customers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a list shows; all conditions must hold.
 *
 * @param text words that name, domain or id contain, all of them; empty for all accounts
 * @param segment key of a segment of the segmentation in use; null for all
 * @param attributes attribute name to the values of which the account has one, letter case ignored;
 *     {@link #NOT_KNOWN} is for accounts without a value
 */
public record AccountFilter(
    String text, @Nullable String segment, Map<String, List<String>> attributes) {
  /** Stands for "no value" among an attribute's values. */
  public static final String NOT_KNOWN = "(not known)";

  /** Every account. */
  public static final AccountFilter ALL = new AccountFilter("", null, Map.of());
}
