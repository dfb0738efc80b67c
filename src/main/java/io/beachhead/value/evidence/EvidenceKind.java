package io.beachhead.value.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Where an estimate of value comes from. Each kind has a bias of its own in the value model. */
public enum EvidenceKind {
  SURVEY("survey", "survey answers", 300),
  USAGE("usage", "usage", 400),
  REQUESTS("requests", "requests", 600),
  EXPERIMENT("experiment", "experiments", 100),
  EXPERT("expert", "expert judgement", 500),
  WILLINGNESS_TO_PAY("willingness-to-pay", "willingness to pay", 200);

  private final String key;
  private final String label;
  private final double usualBias;

  EvidenceKind(String key, String label, double usualBias) {
    this.key = key;
    this.label = label;
    this.usualBias = usualBias;
  }

  /** The name in files, the API and the database. */
  @JsonValue
  public String key() {
    return key;
  }

  /** The name on pages, in the plural where there is one. */
  public String label() {
    return label;
  }

  /**
   * How far the kind is off the truth even with endless data, as a standard deviation in currency
   * per account and year, until the workspace says otherwise.
   */
  public double usualBias() {
    return usualBias;
  }

  public static Optional<EvidenceKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  @JsonCreator
  static EvidenceKind named(String key) {
    return of(key).orElseThrow(() -> new IllegalArgumentException("unknown kind " + key));
  }
}
