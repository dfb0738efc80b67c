package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.CommittedEvents;
import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.behaviour.log.Identities;
import io.beachhead.behaviour.log.SortedEvents;
import io.beachhead.behaviour.log.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people behind the actors of the event log, and the accounts they belong to. Visitors that
 * identified themselves are the users they became, with all their history.
 */
public final class People {
  /** No such person, account or date. */
  public static final int NONE = -1;

  /** A directory without anybody. */
  static final People NOBODY =
      new People(
          new EventIndex.Snapshot(
              0,
              0,
              0,
              new Vocabulary(),
              new Identities().view(),
              SortedEvents.NONE,
              SortedEvents.NONE),
          new KnownPeople.Directory(
              0, Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), KnownPeople.Merged.NONE, null));

  private final long version;
  private final Vocabulary vocabulary;
  private final int actors;
  private final int[] personOf;
  private final int[] firstActor;
  private final int[] actorsByPerson;
  private final int[] mainActor;
  private final KnownPeople.@Nullable Known[] known;
  private final long[] created;
  private final Memberships memberships;
  private final List<String> accounts;

  /** Ids of people merged by hand, with the one that stays. */
  private final Map<String, String> mergedPeople;

  /** The account that an account was merged into, else itself; empty where none was merged. */
  private final int[] stays;

  private final long[] accountCreated;

  /** Made when first asked for; whoever makes it makes the same. */
  private volatile @Nullable Map<String, Integer> accountNumbers;

  private final List<Identities.Link> keptApart;

  /** Accounts in force per person, by time: a flat list with one slice a person. */
  private record Memberships(int[] start, long[] time, int[] account) {}

  public People(EventIndex.Snapshot snapshot, KnownPeople.Directory directory) {
    version = directory.version();
    vocabulary = snapshot.vocabulary();
    actors = vocabulary.actors.size();
    var identities = snapshot.identities();
    keptApart = new ArrayList<>();
    mergedPeople = directory.merged().people();
    var root = merge(identities.links(), directory);
    personOf = new int[actors];
    int people = 0;
    for (int a = 0; a < actors; a++) {
      if (root[a] == a) {
        personOf[a] = people++;
      }
    }
    firstActor = new int[people + 1];
    for (int a = 0; a < actors; a++) {
      personOf[a] = personOf[root[a]];
      firstActor[personOf[a] + 1]++;
    }
    for (int p = 0; p < people; p++) {
      firstActor[p + 1] += firstActor[p];
    }
    actorsByPerson = new int[actors];
    mainActor = new int[people];
    Arrays.fill(mainActor, NONE);
    var next = firstActor.clone();
    for (int a = 0; a < actors; a++) {
      int p = personOf[a];
      actorsByPerson[next[p]++] = a;
      if (mainActor[p] == NONE
          || (vocabulary.isUser(a)
              && (!vocabulary.isUser(mainActor[p])
                  || mergedPeople.containsKey(vocabulary.idOf(mainActor[p]))))) {
        mainActor[p] = a;
      }
    }
    known = new KnownPeople.Known[people];
    created = new long[people];
    Arrays.fill(created, CommittedEvents.NOT_KNOWN);
    for (int a = 0; a < actors; a++) {
      if (vocabulary.isUser(a)) {
        var id = vocabulary.idOf(a);
        var found = directory.byId().get(id);
        if (found == null) {
          found = directory.byEmail().get(id.toLowerCase(Locale.ROOT));
        }
        if (found == null && mergedPeople.containsKey(id)) {
          found = directory.byId().get(mergedPeople.get(id));
        }
        if (found != null) {
          known[personOf[a]] = found;
          created[personOf[a]] = found.created();
        }
      }
    }
    identities
        .personCreated()
        .forEach((actor, at) -> {
          if (actor < actors && created[personOf[actor]] == CommittedEvents.NOT_KNOWN) {
            created[personOf[actor]] = at;
          }
        });
    accounts = new ArrayList<>(vocabulary.accounts.from(0));
    var extra = new HashMap<String, Integer>();
    stays = stays(directory.merged().accounts(), extra);
    memberships =
        memberships(identities.memberships(), people, byDomain(directory, snapshot, people), extra);
    accountCreated = new long[accounts.size()];
    for (int i = 0; i < accountCreated.length; i++) {
      Long at = directory.accountCreated().get(accounts.get(i));
      if (at == null) {
        at = identities.accountCreated().get(i);
      }
      accountCreated[i] = at == null ? CommittedEvents.NOT_KNOWN : at;
    }
  }

  /** Rises with every change of the records of people and accounts. */
  long version() {
    return version;
  }

  public int size() {
    return mainActor.length;
  }

  /** Everybody the events, the records or a group call know to have an account. */
  public int accountCount() {
    return accounts.size();
  }

  /** The account's id. */
  public String account(int account) {
    return accounts.get(account);
  }

  int accountOf(String id) {
    var numbers = accountNumbers;
    if (numbers == null) {
      var made = new HashMap<String, Integer>();
      for (int account = 0; account < accounts.size(); account++) {
        made.put(accounts.get(account), account);
      }
      numbers = made;
      accountNumbers = made;
    }
    return numbers.getOrDefault(id, NONE);
  }

  /** The user id where known, else the visitor's. */
  public String id(int person) {
    return vocabulary.idOf(mainActor[person]);
  }

  public boolean isVisitor(int person) {
    return !vocabulary.isUser(mainActor[person]);
  }

  public int personOf(int actor) {
    return actor < actors ? personOf[actor] : NONE;
  }

  /** Who has an id, a user's before a visitor's; {@link #NONE} where nobody has. */
  public int personWith(String id) {
    int actor = vocabulary.findUser(id);
    if (actor < 0) {
      actor = vocabulary.findVisitor(id);
    }
    return actor < 0 ? mergedInto(id) : personOf(actor);
  }

  /** Somebody without events of their own who was merged with somebody who has some. */
  private int mergedInto(String id) {
    return mergedPeople.entrySet().stream()
        .filter(merged -> merged.getValue().equals(id))
        .mapToInt(merged -> vocabulary.findUser(merged.getKey()))
        .filter(actor -> actor >= 0)
        .map(this::personOf)
        .findFirst()
        .orElse(NONE);
  }

  /** All the ids of a person: {@code actors(person)[i]}. */
  public int[] actorsOf(int person) {
    return Arrays.copyOfRange(actorsByPerson, firstActor[person], firstActor[person + 1]);
  }

  int actorCount(int person) {
    return firstActor[person + 1] - firstActor[person];
  }

  int actor(int person, int i) {
    return actorsByPerson[firstActor[person] + i];
  }

  /**
   * When the person came to be by the records or a trait, else {@link CommittedEvents#NOT_KNOWN}.
   */
  long created(int person) {
    return created[person];
  }

  long accountCreated(int account) {
    return accountCreated[account];
  }

  /** What the records call the person; null where they do not know them. */
  public @Nullable String called(int person) {
    var record = known[person];
    return record == null ? null : record.called();
  }

  public @Nullable String persona(int person) {
    var record = known[person];
    return record == null ? null : record.persona();
  }

  /**
   * The account an event counts for: the one it names, else the one its person belongs to at that
   * time; {@link #NONE} without.
   *
   * @param named the account the event names, below 0 where it names none
   * @param person who did it, {@link #NONE} where nobody knows
   * @param time when, epoch milliseconds
   */
  public int accountOf(int named, int person, long time) {
    if (named >= 0) {
      return named < stays.length ? stays[named] : named;
    }
    return person == NONE ? NONE : accountAt(person, time);
  }

  /**
   * The account of a person at a time, {@link #NONE} without. The first one holds before it too.
   */
  public int accountAt(int person, long time) {
    int from = memberships.start[person];
    int to = memberships.start[person + 1];
    if (from == to) {
      return NONE;
    }
    int i = from;
    while (i + 1 < to && memberships.time[i + 1] <= time) {
      i++;
    }
    return memberships.account[i];
  }

  private int[] stays(Map<String, String> merged, Map<String, Integer> extra) {
    if (merged.isEmpty()) {
      return new int[0];
    }
    int named = accounts.size();
    var into = new int[named];
    for (int account = 0; account < named; account++) {
      var stays = merged.get(accounts.get(account));
      into[account] = stays == null ? account : accountOrdinal(stays, extra);
    }
    return into;
  }

  /** Visitors whose identify named a second user: their history stays with the first. */
  public List<Identities.Link> keptApart() {
    return keptApart;
  }

  private int[] merge(List<Identities.Link> links, KnownPeople.Directory directory) {
    var root = new int[actors];
    var user = new int[actors];
    for (int a = 0; a < actors; a++) {
      root[a] = a;
      user[a] = vocabulary.isUser(a) ? a : NONE;
    }
    for (var link : links) {
      if (link.from() >= actors || link.to() >= actors || isUndone(link, directory)) {
        continue;
      }
      int from = find(root, link.from());
      int to = find(root, link.to());
      if (from == to) {
        continue;
      }
      if (link.call() == Call.IDENTIFY && user[from] != NONE) {
        keptApart.add(link);
        continue;
      }
      root[from] = to;
      if (user[to] == NONE) {
        user[to] = user[from];
      }
    }
    directory
        .merged()
        .people()
        .forEach((goes, stays) -> {
          int from = vocabulary.findUser(goes);
          int to = vocabulary.findUser(stays);
          if (from >= 0 && from < actors && to >= 0 && to < actors) {
            root[find(root, from)] = find(root, to);
          }
        });
    for (int a = 0; a < actors; a++) {
      root[a] = find(root, a);
    }
    return root;
  }

  private boolean isUndone(Identities.Link link, KnownPeople.Directory directory) {
    return !directory.undone().isEmpty()
        && directory
            .undone()
            .contains(
                new KnownPeople.Undone(
                    vocabulary.actors.text(link.from()), vocabulary.actors.text(link.to())));
  }

  private static int find(int[] root, int of) {
    int a = of;
    while (root[a] != a) {
      root[a] = root[root[a]];
      a = root[a];
    }
    return a;
  }

  /** The account that a person's address gives; null without. */
  private @Nullable String[] byDomain(
      KnownPeople.Directory directory, EventIndex.Snapshot snapshot, int people) {
    var accountOf = new String[people];
    directory
        .domains(snapshot)
        .forEach((actor, domain) -> {
          var account = directory.accountOfDomain().get(domain);
          if (actor < actors && account != null) {
            accountOf[personOf[actor]] = account;
          }
        });
    return accountOf;
  }

  private Memberships memberships(
      List<Identities.Membership> said,
      int people,
      @Nullable String[] byDomain,
      Map<String, Integer> extra) {
    var ordered =
        said.stream()
            .filter(m -> m.actor() < actors)
            .sorted((a, b) -> {
              int byPersonFirst = Integer.compare(personOf[a.actor()], personOf[b.actor()]);
              return byPersonFirst != 0 ? byPersonFirst : Long.compare(a.time(), b.time());
            })
            .toList();
    var start = new int[people + 1];
    var time = new long[ordered.size() + people];
    var account = new int[ordered.size() + people];
    int k = 0;
    int next = 0;
    for (int p = 0; p < people; p++) {
      start[p] = k;
      while (next < ordered.size() && personOf[ordered.get(next).actor()] == p) {
        time[k] = ordered.get(next).time();
        int joined = ordered.get(next++).account();
        account[k++] = joined < stays.length ? stays[joined] : joined;
      }
      var record = known[p];
      var otherwise =
          record != null && record.accountId() != null ? record.accountId() : byDomain[p];
      if (start[p] == k && otherwise != null) {
        time[k] = Long.MIN_VALUE;
        account[k++] = accountOrdinal(otherwise, extra);
      }
    }
    start[people] = k;
    return new Memberships(start, time, account);
  }

  private int accountOrdinal(String id, Map<String, Integer> extra) {
    int word = vocabulary.accounts.find(id);
    if (word >= 0) {
      return word;
    }
    return extra.computeIfAbsent(
        id,
        added -> {
          accounts.add(added);
          return accounts.size() - 1;
        });
  }
}
