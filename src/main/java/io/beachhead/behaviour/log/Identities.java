package io.beachhead.behaviour.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is who, folded from the identify, alias and group calls in order of arrival: visitors that
 * became users, ids that are the same person, memberships in accounts, and creation dates. Derived,
 * so it can always be rebuilt from the log.
 */
public final class Identities {
  /**
   * Two ids said to be one person.
   *
   * @param from the visitor or the earlier id
   * @param to the user
   * @param time when the client said so, epoch milliseconds
   */
  public record Link(int from, int to, Call call, long time) {}

  /** The actor belongs to the account from that time on; the first one also before it. */
  public record Membership(int actor, int account, long time) {}

  /**
   * An unchanging copy for questions.
   *
   * @param memberships by actor, and in order of time within one
   */
  public record View(
      long version,
      List<Link> links,
      List<Membership> memberships,
      Map<Integer, Long> personCreated,
      Map<Integer, Long> accountCreated) {}

  private final List<Link> links = new ArrayList<>();
  private final Set<Long> linked = new HashSet<>();
  private final Map<Integer, TreeMap<Long, Integer>> accountsOf = new HashMap<>();
  private final Map<Integer, Long> personCreated = new HashMap<>();
  private final Map<Integer, Long> accountCreated = new HashMap<>();
  private long version;
  private View view = new View(0, List.of(), List.of(), Map.of(), Map.of());

  void add(Call call, int actor, int visitor, int account, int previous, long time, long created) {
    switch (call) {
      case IDENTIFY -> {
        if (visitor >= 0 && visitor != actor) {
          link(new Link(visitor, actor, call, time));
        }
        if (account >= 0) {
          join(actor, account, time);
        }
        note(personCreated, actor, created);
      }
      case ALIAS -> {
        if (previous >= 0 && previous != actor) {
          link(new Link(previous, actor, call, time));
        }
      }
      case GROUP -> {
        if (account >= 0) {
          join(actor, account, time);
          note(accountCreated, account, created);
        }
      }
      case TRACK, PAGE, SCREEN -> {
        // An action says what was done, not who is who.
      }
    }
  }

  public View view() {
    if (view.version != version) {
      var memberships = new ArrayList<Membership>();
      accountsOf.forEach((actor, accounts) ->
          accounts.forEach(
              (time, account) -> memberships.add(new Membership(actor, account, time))));
      view =
          new View(
              version,
              List.copyOf(links),
              memberships,
              Map.copyOf(personCreated),
              Map.copyOf(accountCreated));
    }
    return view;
  }

  private void link(Link link) {
    if (linked.add(((long) link.from << 32) | link.to)) {
      links.add(link);
      version++;
    }
  }

  /** The account in force at a time decides, so only a change of account is kept. */
  private void join(int actor, int account, long time) {
    var accounts = accountsOf.computeIfAbsent(actor, _ -> new TreeMap<>());
    var before = accounts.floorEntry(time);
    if (before != null && before.getValue() == account) {
      return;
    }
    accounts.put(time, account);
    var after = accounts.higherEntry(time);
    if (after != null && after.getValue() == account) {
      accounts.remove(after.getKey());
    }
    version++;
  }

  private void note(Map<Integer, Long> dates, int of, long created) {
    if (created != CommittedEvents.NOT_KNOWN
        && !Long.valueOf(created).equals(dates.put(of, created))) {
      version++;
    }
  }
}
