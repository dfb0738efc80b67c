package io.beachhead.customers.attribute;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Yes or no. */
public final class FlagAttribute implements Attribute {
  private final String name;
  private final BitSet flags;
  private final BitSet known;
  private final int knownCount;

  FlagAttribute(String name, BitSet flags, BitSet known) {
    this.name = name;
    this.flags = flags;
    this.known = known;
    this.knownCount = known.cardinality();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean known(int row) {
    return known.get(row);
  }

  @Override
  public int knownCount() {
    return knownCount;
  }

  /** Meaningful only where {@link #known}; false elsewhere. */
  public boolean flag(int row) {
    return flags.get(row);
  }

  @Override
  public @Nullable String text(int row) {
    return known.get(row) ? Boolean.toString(flags.get(row)) : null;
  }
}
