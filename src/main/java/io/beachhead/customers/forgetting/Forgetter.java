package io.beachhead.customers.forgetting;

import java.util.List;
import java.util.Set;

/**
 * Forgets people and accounts in one module. A module whose rows belong to a person by an address
 * or id of their own has one as a bean; a mere mention of them in some text needs none, since every
 * text of the records is searched afterwards.
 */
public interface Forgetter {
  /** What the module holds of them; kinds with none may be left out. */
  List<Held> held(DataSubject who);

  /** Deletes it, or makes it nobody's, within the running transaction. */
  void forget(DataSubject who);

  /** Names under which the module knows an address (in lower case). */
  default Set<String> names(String email) {
    return Set.of();
  }

  /**
   * Forgets what is kept outside the records, before them and without a transaction. Should the
   * records fail afterwards, doing it all again does no harm.
   */
  default void forgetOutside(DataSubject who) {}
}
