package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.people.CohortMembers;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
import java.util.BitSet;
import java.util.List;

/** Who belongs to a cohort at a moment: numbers among everybody of its kind. */
final class MemberList {
  private final Everybody everybody;
  private final BitSet numbers;
  private final Unit unit;
  private final Object stamp;

  /**
   * @param stamp equal stamps mean that nothing changed that the members depend on
   */
  MemberList(Everybody everybody, BitSet numbers, Unit unit, Object stamp) {
    this.everybody = everybody;
    this.numbers = numbers;
    this.unit = unit;
    this.stamp = stamp;
  }

  /** Empty stamps are of another state of the events, the records or the cohorts. */
  record Stamp(Histories all, long records, long cohorts, long hour) {}

  boolean isOf(Object now) {
    return stamp.equals(now);
  }

  int size() {
    return numbers.cardinality();
  }

  /** Their ids, in alphabetical order. */
  List<String> ids() {
    return numbers.stream().mapToObj(everybody::id).sorted().toList();
  }

  /** Ids of the accounts; of people, those that they belong to now. */
  List<String> accounts() {
    return unit == Unit.ACCOUNT ? ids() : everybody.accountIds(numbers);
  }

  boolean has(String id) {
    return everybody.withIds(List.of(id)).intersects(numbers);
  }

  CohortMembers.Members forEvents() {
    return new CohortMembers.Members(unit, numbers);
  }
}
