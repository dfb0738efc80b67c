package io.beachhead.growth.health;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one account at the end of a day.
 *
 * @param use null where no event of the account has come in by then
 * @param features that events can tell
 * @param seats null where neither the attribute “seats” nor people on record say
 * @param requests asked in 365 days
 * @param payments null where no payments have been brought in
 */
record HealthFacts(
    @Nullable Use use,
    int features,
    @Nullable Integer seats,
    Requests requests,
    boolean paying,
    @Nullable Payments payments) {

  /**
   * The 28 days up to it.
   *
   * @param days on which anybody or anything was active
   * @param events in all
   * @param byAgents of those, by software agents
   * @param byApiKeys of those, by API keys
   */
  record Use(int days, int people, int features, int events, int byAgents, int byApiKeys) {
    int byPeople() {
      return Math.max(0, events - byAgents - byApiKeys);
    }
  }

  record Requests(int asked, int answered) {}

  /** How payments stand. */
  enum Payments {
    /** Nothing failed in 90 days. */
    CLEAR(1, "none failed in 90 days"),
    /** One failed in 90 days and was paid since. */
    RECOVERED(.5, "failed and paid since"),
    /** One is open, or was given up in the last 90 days. */
    FAILING(0, "failed and not paid");

    private final double value;
    private final String words;

    Payments(double value, String words) {
      this.value = value;
      this.words = words;
    }

    double value() {
      return value;
    }

    String words() {
      return words;
    }
  }
}
