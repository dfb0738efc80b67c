package io.beachhead.behaviour.actors;

import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the events and the records know of people and accounts, for lists of them. */
@Component
public class ActorProfiles {
  private final CurrentHistories histories;
  private final CustomerBases customerBases;
  private final Clock clock;

  ActorProfiles(CurrentHistories histories, CustomerBases customerBases, Clock clock) {
    this.histories = histories;
    this.customerBases = customerBases;
    this.clock = clock;
  }

  /** One each, in the order of the ids; of somebody unknown little more than the id. */
  public List<Profile> of(Unit unit, Collection<String> ids) {
    var base = customerBases.asOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    var all = histories.canBeRead() ? histories.now() : null;
    return ids.stream()
        .map(id -> unit == Unit.ACCOUNT ? account(id, all, base) : person(id, all, base))
        .toList();
  }

  private static Profile account(String id, @Nullable Histories all, CustomerBase base) {
    int row = base.rowOf(id);
    return new Profile(
        id,
        row < 0 ? null : base.name(row),
        false,
        id,
        row < 0 ? null : base.name(row),
        owner(base, row),
        arr(base, row),
        all == null ? null : all.lastSeenAccount(id));
  }

  private static Profile person(String id, @Nullable Histories all, CustomerBase base) {
    int person = all == null ? People.NONE : all.people().personWith(id);
    if (all == null || person == People.NONE) {
      return new Profile(id, null, false, null, null, null, null, null);
    }
    int number = all.people().accountAt(person, Long.MAX_VALUE);
    var account = number == People.NONE ? null : all.people().account(number);
    int row = account == null ? -1 : base.rowOf(account);
    return new Profile(
        all.people().id(person),
        all.people().called(person),
        all.people().isVisitor(person),
        account,
        row < 0 ? null : base.name(row),
        owner(base, row),
        arr(base, row),
        all.lastSeenPerson(person));
  }

  private static @Nullable String owner(CustomerBase base, int row) {
    var owners = base.attribute("owner");
    return row < 0 || owners == null ? null : owners.text(row);
  }

  private static @Nullable Double arr(CustomerBase base, int row) {
    return row >= 0 && base.hasRevenue(row) ? base.arr(row) : null;
  }
}
