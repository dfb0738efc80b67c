package io.beachhead.customers.timeline;

import io.beachhead.customers.AccountInQuestion;
import java.util.List;

/** What a module knows to have happened to an account. Implement it as a Spring bean. */
public interface Happenings {
  /** In any order; the time line puts them in theirs. */
  List<Happening> of(AccountInQuestion account);
}
