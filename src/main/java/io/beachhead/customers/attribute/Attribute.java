package io.beachhead.customers.attribute;

import io.beachhead.customers.CustomerBase;
import org.jspecify.annotations.Nullable;

/**
 * One column of the customer base: a fact per account, possibly not known. Rows are those of the
 * {@link CustomerBase} it came from.
 */
public sealed interface Attribute
    permits TextAttribute, NumberAttribute, FlagAttribute, DateAttribute {

  /** As the import named it; standard attributes have the names of the import format. */
  String name();

  /** False where the value was never given. Missing is neither zero nor an empty text. */
  boolean known(int row);

  /** How many rows are known. */
  int knownCount();

  /** The value as people read it, or null where it is not known. */
  @Nullable String text(int row);
}
