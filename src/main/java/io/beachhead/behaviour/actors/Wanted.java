package io.beachhead.behaviour.actors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose actors are asked for: a number of an answer, or the same number of one group.
 *
 * @param group null = of everybody
 */
public record Wanted(Of of, @Nullable Group group) {

  /**
   * A group of a breakdown.
   *
   * @param value null = those without one
   * @param other everything beyond the values that are shown; {@code value} is then not looked at
   */
  public record Group(@Nullable String value, boolean other) {

    /** What an answer calls it. */
    public @Nullable String called() {
      return other ? "other" : value;
    }

    /** Whether it is the group of a value. */
    public boolean is(@Nullable String one) {
      return !other && Objects.equals(one, value);
    }
  }

  public static Wanted of(Of of) {
    return new Wanted(of, null);
  }
}
