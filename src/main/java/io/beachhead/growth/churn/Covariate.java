package io.beachhead.growth.churn;

import com.fasterxml.jackson.annotation.JsonValue;

/** What may go with leaving: as it was in the 28 days before each stretch of 28 days. */
public enum Covariate {
  /** One active day a week fewer. */
  FREQUENCY("frequency", "were active one day a week less"),
  /** A quarter fewer active days than in the 28 days before, or worse. */
  FALL("fall", "used it on a quarter fewer days than before"),
  /** A feature used in the 28 days before, and not since. */
  DROPPED("dropped", "dropped a feature"),
  /** Not more than one person was active. */
  ALONE("alone", "had one active user at most");

  private final String key;
  private final String words;

  Covariate(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** The name in the API and in files. */
  @JsonValue
  public String key() {
    return key;
  }

  /** After “accounts that”. */
  public String words() {
    return words;
  }

  double of(Engagement engagement) {
    return switch (this) {
      case FREQUENCY -> (EngagementWalk.DAYS - engagement.days()) / 4.0;
      case FALL -> engagement.fell() ? 1 : 0;
      case DROPPED -> engagement.dropped().length > 0 ? 1 : 0;
      case ALONE -> engagement.people() <= 1 ? 1 : 0;
    };
  }
}
