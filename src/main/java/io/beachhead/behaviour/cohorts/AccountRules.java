package io.beachhead.behaviour.cohorts;

import io.beachhead.customers.CustomerBase;
import io.beachhead.web.ProblemItem;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Rules about accounts in the language of segments; the module of segments knows it. */
public interface AccountRules {
  /** What is wrong with a rule; nothing where it can be asked. */
  List<ProblemItem> problems(String rule, CustomerBase customers);

  /** The rows of the accounts of which a rule is true. */
  BitSet rows(String rule, CustomerBase customers);

  /** Keys of the cohorts that a rule names. */
  Set<String> cohorts(String rule);
}
