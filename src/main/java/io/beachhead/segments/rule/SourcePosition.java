package io.beachhead.segments.rule;

/**
 * Where something stands in the text of a rule: 1-based, counted in characters as people see them
 * (code points).
 *
 * <p>All places are equal to each other, on purpose: two rules that say the same are the same rule,
 * however they are spaced.
 */
public final class SourcePosition {
  /** Conditions that were built, not read, stand nowhere. */
  public static final SourcePosition NOWHERE = new SourcePosition(1);

  private final int position;

  private SourcePosition(int position) {
    this.position = position;
  }

  public static SourcePosition position(int position) {
    return new SourcePosition(position);
  }

  /** 1-based position of the first character. */
  public int position() {
    return position;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourcePosition;
  }

  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "@" + position;
  }
}
