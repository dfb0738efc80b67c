package io.beachhead.behaviour.protocol;

import io.beachhead.store.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * Why a call is not stored.
 *
 * @param reason a predicate about the call, one of a fixed few, so that equal mistakes are counted
 *     together
 * @param value what is wrong, at most {@value #LONGEST_VALUE} characters of it; null where the
 *     reason says it all
 */
record Flaw(String reason, @Nullable String value) {
  private static final int LONGEST_VALUE = 120;

  Flaw {
    value = value == null ? null : StorableText.cut(value, LONGEST_VALUE);
  }

  static Flaw of(String reason) {
    return new Flaw(reason, null);
  }
}
