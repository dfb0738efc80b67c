package io.beachhead.segments.rule;

import java.util.Locale;
import java.util.Set;

/** Which words mean something to the language. */
public final class Words {
  /** As bare words these are never names; in double quotes they are. */
  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "between",
          "contains",
          "starts",
          "with",
          "true",
          "false",
          "known",
          "unknown",
          "has",
          "count",
          "used");

  /**
   * Attributes that every account has and no person; at one of them the words about a person end.
   */
  private static final Set<String> ACCOUNT_ONLY =
      Set.of(
          "id",
          "domain",
          "industry",
          "employees",
          "country",
          "plan",
          "stage",
          "owner",
          "arr",
          "mrr");

  private Words() {}

  static boolean reserved(String word) {
    return RESERVED.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean accountOnly(String name) {
    return ACCOUNT_ONLY.contains(name.toLowerCase(Locale.ROOT));
  }
}
