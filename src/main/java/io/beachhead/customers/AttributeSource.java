package io.beachhead.customers;

/**
 * Facts about accounts that another module keeps, such as the class that was learned for each. They
 * are shown and asked like imported attributes; where both have one name, the imported one counts.
 * Mark the area {@code customers} of {@link io.beachhead.store.Changes} when they change.
 */
public interface AttributeSource {
  /** Hands over all facts. */
  void read(Facts facts);

  /** Takes one fact after the other; those of unknown accounts are left out. */
  interface Facts {
    void add(String attribute, String accountId, String value);
  }
}
