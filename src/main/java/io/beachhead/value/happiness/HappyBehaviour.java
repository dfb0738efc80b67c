package io.beachhead.value.happiness;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a happy customer does. */
public enum HappyBehaviour {
  REFERS("Refers", "refer", "refers others, or would"),
  ENGAGES("Engages", "engage", "gives feedback"),
  USES("Uses", "use it intensively", "uses it more than its peers"),
  PAYS("Pays", "pay", "pays, and no less than before");

  private final String label;
  private final String verb;
  private final String meaning;

  HappyBehaviour(String label, String verb, String meaning) {
    this.label = label;
    this.verb = verb;
    this.meaning = meaning;
  }

  /** The name in the API. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of one account: {@code Refers}. */
  public String label() {
    return label;
  }

  /** Of several: they {@code refer}. */
  public String verb() {
    return verb;
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }

  /** The name of the metric in {@code docs/metrics}. */
  public String metric() {
    return "happy-" + key();
  }

  public static Optional<HappyBehaviour> of(String key) {
    return Arrays.stream(values()).filter(behaviour -> behaviour.key().equals(key)).findFirst();
  }
}
