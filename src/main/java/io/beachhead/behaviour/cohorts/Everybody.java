package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.CustomerBase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everybody who may be a member, by number: first the people or accounts of the events as {@link
 * People} numbers them, then accounts that only the records know.
 */
final class Everybody {
  private final Histories all;
  private final Unit unit;
  private final CustomerBase base;
  private final List<String> ofRecords = new ArrayList<>();
  private final Map<String, Integer> accounts = new HashMap<>();

  Everybody(Histories all, Unit unit, CustomerBase base) {
    this.all = all;
    this.unit = unit;
    this.base = base;
    var people = all.people();
    for (int account = 0; account < people.accountCount(); account++) {
      accounts.put(people.account(account), account);
    }
    if (unit == Unit.ACCOUNT) {
      for (int row = 0; row < base.size(); row++) {
        if (accounts.putIfAbsent(base.id(row), accounts.size()) == null) {
          ofRecords.add(base.id(row));
        }
      }
    }
  }

  int size() {
    return all.units(unit) + ofRecords.size();
  }

  String id(int number) {
    if (unit == Unit.PERSON) {
      return all.people().id(number);
    }
    int known = all.people().accountCount();
    return number < known ? all.people().account(number) : ofRecords.get(number - known);
  }

  /** Those with these ids; an id that nobody has is left out. */
  BitSet withIds(Collection<String> ids) {
    var numbers = new BitSet();
    for (var id : ids) {
      int number =
          unit == Unit.PERSON
              ? all.people().personWith(id)
              : accounts.getOrDefault(id, People.NONE);
      if (number != People.NONE) {
        numbers.set(number);
      }
    }
    return numbers;
  }

  /** Those who are or, of people, belong to one of the accounts of these rows. */
  BitSet ofAccountRows(BitSet rows) {
    var numbers = new BitSet();
    for (int number = 0; number < size(); number++) {
      int row = base.rowOf(unit == Unit.PERSON ? accountOf(number) : id(number));
      if (row >= 0 && rows.get(row)) {
        numbers.set(number);
      }
    }
    return numbers;
  }

  /** The account of a person now; empty for none. */
  private String accountOf(int person) {
    int account = all.people().accountAt(person, Long.MAX_VALUE);
    return account == People.NONE ? "" : all.people().account(account);
  }

  /** Ids of the accounts of some people. */
  List<String> accountIds(BitSet ofPeople) {
    return accountsOf(ofPeople).stream().mapToObj(all.people()::account).sorted().toList();
  }

  /** The accounts of some people. */
  BitSet accountsOf(BitSet people) {
    var numbers = new BitSet();
    people.stream()
        .map(person -> all.people().accountAt(person, Long.MAX_VALUE))
        .filter(account -> account != People.NONE)
        .forEach(numbers::set);
    return numbers;
  }

  /** The people of some accounts. */
  BitSet peopleOf(BitSet ofAccounts) {
    var numbers = new BitSet();
    for (int person = 0; person < all.people().size(); person++) {
      int account = all.people().accountAt(person, Long.MAX_VALUE);
      if (account != People.NONE && ofAccounts.get(account)) {
        numbers.set(person);
      }
    }
    return numbers;
  }

  /** People whom the records call so. */
  BitSet withPersona(String persona) {
    var numbers = new BitSet();
    for (int person = 0; person < all.people().size(); person++) {
      if (persona.equalsIgnoreCase(all.people().persona(person))) {
        numbers.set(person);
      }
    }
    return numbers;
  }
}
