package io.beachhead.behaviour.people;

import java.util.BitSet;

/** Who belongs to a cohort; the room of cohorts knows. */
public interface CohortMembers {

  /**
   * The members among everybody in some histories.
   *
   * @param unit whether they are people or accounts
   * @param numbers of them, as {@link People} numbers them
   */
  record Members(Unit unit, BitSet numbers) {
    /** Whether an event is one of a member's. */
    public boolean has(History history, int event) {
      if (unit == Unit.PERSON) {
        return numbers.get(history.person(event));
      }
      int account = history.account(event);
      return account != People.NONE && numbers.get(account);
    }
  }

  /**
   * The members of a cohort.
   *
   * @throws io.beachhead.web.ProblemException 422 where there is no such cohort, it is deleted, or
   *     it needs itself
   */
  Members of(String key, Histories all);
}
