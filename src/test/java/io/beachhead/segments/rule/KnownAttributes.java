package io.beachhead.segments.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small vocabulary for tests. */
final class KnownAttributes implements Vocabulary {
  static final KnownAttributes SOME = new KnownAttributes(true);
  static final KnownAttributes EMPTY_WORKSPACE = new KnownAttributes(false);

  private static final Map<String, AttributeType> STANDARD =
      Map.of(
          "industry", AttributeType.TEXT,
          "employees", AttributeType.NUMBER,
          "plan", AttributeType.TEXT,
          "arr", AttributeType.NUMBER,
          "created_at", AttributeType.DATE);
  private static final Map<String, AttributeType> CUSTOM =
      Map.of(
          "contract type", AttributeType.TEXT,
          "internetservice", AttributeType.TEXT,
          "nonprofit", AttributeType.TRUTH);
  private static final Map<String, AttributeType> PERSON =
      Map.of("persona", AttributeType.TEXT, "seniority", AttributeType.TEXT);

  private final boolean accounts;

  private KnownAttributes(boolean accounts) {
    this.accounts = accounts;
  }

  @Override
  public @Nullable AttributeType accountAttribute(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    AttributeType standard = STANDARD.get(lower);
    return standard == null && accounts ? CUSTOM.get(lower) : standard;
  }

  @Override
  public List<String> accountAttributes() {
    List<String> standard = List.of("industry", "employees", "plan", "created_at", "arr");
    return accounts
        ? List.of(
            "industry",
            "employees",
            "plan",
            "created_at",
            "arr",
            "Contract Type",
            "InternetService",
            "Nonprofit")
        : standard;
  }

  @Override
  public @Nullable AttributeType personAttribute(String name) {
    return PERSON.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<String> personAttributes() {
    return List.of("persona", "seniority");
  }

  @Override
  public List<String> examples(String accountAttribute) {
    return accountAttribute.equalsIgnoreCase("Contract Type")
        ? List.of("Month-to-month", "Two year", "100% prepaid", "One year")
        : List.of();
  }

  @Override
  public List<String> features() {
    return accounts ? List.of("client-portal", "timeline") : List.of();
  }

  @Override
  public List<String> cohorts() {
    return List.of("beta");
  }

  @Override
  public boolean anyAccounts() {
    return accounts;
  }
}
