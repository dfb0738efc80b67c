package io.beachhead.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.beachhead.customers.revenue.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be edited of a request. A value is a list of texts: empty = nothing there. */
public enum RequestField {
  TEXT("text", "Their words", request -> one(request.text())),
  IMPORTANCE(
      "importance",
      "How badly",
      request -> one(request.importance() == null ? null : request.importance().key())),
  AMOUNT("amount", "Money at stake", request -> one(amount(request.amount()))),
  DEAL(
      "deal",
      "Deal",
      request -> one(request.stake().deal() == null ? null : request.stake().deal().key())),
  FEATURES("features", "Features", Request::features),
  THEMES(
      "themes", "Themes", request -> request.themes().stream().map(AssignedTheme::name).toList()),
  ACCOUNT("account", "Account", request -> one(request.accountId())),
  PROSPECT("prospect", "Prospect", request -> one(request.asker().prospect())),
  PERSON_EMAIL("personEmail", "E-mail", request -> one(request.personEmail())),
  PERSON_NAME("personName", "Name", request -> one(request.asker().personName())),
  SOURCE("source", "Source", request -> one(request.source())),
  OWNER("owner", "Owner", request -> one(request.owner())),
  STATE("state", "State", request -> one(request.state().key()));

  private final String key;
  private final String label;
  private final Function<Request, List<String>> value;

  RequestField(String key, String label, Function<Request, List<String>> value) {
    this.key = key;
    this.label = label;
    this.value = value;
  }

  /** The name in the API and in the history. */
  @JsonValue
  public String key() {
    return key;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** Whether it holds several values. */
  public boolean several() {
    return this == FEATURES || this == THEMES;
  }

  /** What a request has there now. */
  public List<String> of(Request request) {
    return value.apply(request);
  }

  /**
   * The field of that name; {@code theme}, {@code feature} and {@code accountId} are understood.
   */
  public static Optional<RequestField> named(String name) {
    String key =
        switch (name) {
          case "theme" -> "themes";
          case "feature" -> "features";
          case "accountId" -> "account";
          default -> name;
        };
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  private static List<String> one(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }

  private static @Nullable String amount(@Nullable Money amount) {
    return amount == null ? null : amount.amount().stripTrailingZeros().toPlainString();
  }
}
