package io.beachhead.roadmap.optimum;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a roadmap is meant to achieve.
 *
 * @param kind what counts
 * @param atLeast with {@link Kind#SERVED}: how many of the features it asks for an account has to
 *     get, or all of them where it asks for fewer; at least 1
 * @param asking whose requests count, unless the value model does
 */
public record Objective(Kind kind, int atLeast, Asking asking) {

  /** Happy customers by the value model. */
  public static Objective happy() {
    return new Objective(Kind.HAPPY, 1, Asking.ACCOUNTS);
  }

  /** What counts. */
  public enum Kind {
    /** Accounts that the value model expects to be happy. */
    HAPPY,
    /** Accounts that get at least so many of the features they ask for. */
    SERVED,
    /** The fewest features that give every account at least one of those it asks for. */
    REACH,
    /** Accounts that get everything they ask for. */
    ALL_OF;

    /** The name in the API: {@code happy}, {@code served}, {@code reach}, {@code all-of}. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whose requests count. */
  public enum Asking {
    /** Those of every account. */
    ACCOUNTS,
    /** Those of accounts with an open deal; their ARR is the amount of their open deals. */
    DEALS;

    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
