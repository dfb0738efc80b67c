package io.beachhead.segments.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked: the attributes that these customers have, by name, letter case ignored. */
public interface Vocabulary {
  /** The type of an account's attribute, or null where no account has one of that name. */
  @Nullable AttributeType accountAttribute(String name);

  /** The names to offer, standard ones first. */
  List<String> accountAttributes();

  /** The type of a person's attribute, or null where no person has one of that name. */
  @Nullable AttributeType personAttribute(String name);

  List<String> personAttributes();

  /**
   * Some values of an account's text attribute, the most frequent first; empty where there are
   * none.
   */
  List<String> examples(String accountAttribute);

  /** Keys of the features whose use can be asked. */
  List<String> features();

  /** Keys of the cohorts that can be asked. */
  default List<String> cohorts() {
    return List.of();
  }

  /** Whether any accounts are there at all; without them custom attributes cannot be known. */
  boolean anyAccounts();
}
