package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.FlagAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.segments.rule.AttributeType;
import io.beachhead.segments.rule.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be asked of the customers as they are now. */
final class AccountVocabulary implements Vocabulary {
  /** Computed, not imported; they hide a column of the same name. */
  private static final List<String> REVENUE = List.of("arr", "mrr");

  /** Values offered for an attribute: more is a search, not a list. */
  private static final int EXAMPLES = 1_000;

  /** Shown types of the standard attributes while nobody has a value. */
  private static final List<String> STANDARD_NUMBERS = List.of("employees");

  private final CustomerBase customers;
  private final List<String> features;
  private final String coming;
  private final List<String> cohorts;

  AccountVocabulary(CustomerBase customers, List<String> features) {
    this(customers, features, "", List.of());
  }

  /**
   * @param coming an attribute of texts that the accounts are about to get; empty for none
   * @param cohorts keys
   */
  AccountVocabulary(
      CustomerBase customers, List<String> features, String coming, List<String> cohorts) {
    this.customers = customers;
    this.features = List.copyOf(features);
    this.coming = coming;
    this.cohorts = List.copyOf(cohorts);
  }

  @Override
  public @Nullable AttributeType accountAttribute(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (REVENUE.contains(lower)) {
      return AttributeType.NUMBER;
    }
    return switch (customers.attribute(name)) {
      case null -> name.equalsIgnoreCase(coming) ? AttributeType.TEXT : null;
      case TextAttribute texts ->
          texts.knownCount() == 0 ? standardType(lower) : AttributeType.TEXT;
      case NumberAttribute _ -> AttributeType.NUMBER;
      case FlagAttribute _ -> AttributeType.TRUTH;
      case DateAttribute _ -> AttributeType.DATE;
    };
  }

  private static AttributeType standardType(String lower) {
    if (lower.equals("created_at")) {
      return AttributeType.DATE;
    }
    return STANDARD_NUMBERS.contains(lower) ? AttributeType.NUMBER : AttributeType.TEXT;
  }

  @Override
  public List<String> accountAttributes() {
    return Stream.concat(
            customers.attributes().stream()
                .map(Attribute::name)
                .filter(name -> !REVENUE.contains(name.toLowerCase(Locale.ROOT))),
            REVENUE.stream())
        .toList();
  }

  @Override
  public @Nullable AttributeType personAttribute(String name) {
    return PersonColumns.column(customers.people(), name.strip()) == null
        ? null
        : AttributeType.TEXT;
  }

  @Override
  public List<String> personAttributes() {
    return PersonColumns.NAMES;
  }

  @Override
  public List<String> examples(String accountAttribute) {
    return customers.attribute(accountAttribute) instanceof TextAttribute texts
        ? mostFrequent(texts, customers.size())
        : List.of();
  }

  private static List<String> mostFrequent(TextAttribute texts, int size) {
    int[] counts = new int[texts.distinct()];
    for (int row = 0; row < size; row++) {
      if (texts.code(row) >= 0) {
        counts[texts.code(row)]++;
      }
    }
    return IntStream.range(0, counts.length)
        .boxed()
        .filter(code -> counts[code] > 0)
        .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
        .limit(EXAMPLES)
        .map(texts::value)
        .collect(Collectors.toList());
  }

  @Override
  public List<String> features() {
    return features;
  }

  @Override
  public List<String> cohorts() {
    return cohorts;
  }

  @Override
  public boolean anyAccounts() {
    return customers.size() > 0;
  }
}
