package io.beachhead.growth.cancellations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers to the first question of the cancel page: why do you want to leave? */
public enum Reason {
  MISSING_FEATURE("Something I need is missing"),
  TOO_EXPENSIVE("It costs too much"),
  NOT_USED_ENOUGH("I do not use it enough"),
  TOO_DIFFICULT("It is too difficult to use"),
  UNRELIABLE("It does not work reliably"),
  OTHER_PRODUCT("I am moving to another product"),
  NO_LONGER_NEEDED("I no longer need it"),
  OTHER("Another reason");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  /** As the customer reads it. */
  public String words() {
    return words;
  }

  /** As files and JSON have it: {@code too-expensive}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason with that key; empty for any other text. */
  public static Optional<Reason> of(@Nullable String key) {
    return Arrays.stream(values()).filter(reason -> reason.key().equals(key)).findFirst();
  }
}
