package io.beachhead.behaviour.actors.web;

import io.beachhead.behaviour.actors.ActorProfiles;
import io.beachhead.behaviour.actors.Profile;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.stored.StoredEvent;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.Person;
import io.beachhead.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one person did, and what they said of themselves. */
@Component
class PersonHistory {
  /** Of one person; older ones are in the export of all events. */
  static final int MOST_EVENTS = 10_000;

  private final ActorProfiles profiles;
  private final StoredEvents events;
  private final CustomerBases customers;
  private final Accounts accounts;
  private final JsonMapper json;
  private final Clock clock;

  PersonHistory(
      ActorProfiles profiles,
      StoredEvents events,
      CustomerBases customers,
      Accounts accounts,
      JsonMapper json,
      Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
    this.profiles = profiles;
    this.events = events;
    this.customers = customers;
    this.json = json;
  }

  /**
   * @param calls newest first
   * @param traits of their identify calls, the latest value of each
   * @param record what files or somebody's hand say of them; null where only events name them
   */
  record Of(
      Profile profile,
      List<StoredEvent> calls,
      Map<String, String> traits,
      @Nullable Person record) {}

  /**
   * A person by any of their ids.
   *
   * @throws ProblemException 404 where neither an event nor the records name the id
   */
  Of of(String id) {
    var calls =
        events.ofPerson(id, MOST_EVENTS).stream()
            .sorted(Comparator.comparing(StoredEvent::timestamp).reversed())
            .toList();
    var record = accounts.person(id).orElse(null);
    if (calls.isEmpty() && record == null) {
      throw ProblemException.notFound(
          "Neither an event nor the records name a person \"%s\".".formatted(id));
    }
    var traits = new LinkedHashMap<String, String>();
    for (var call : calls) {
      if (call.type().equals("identify")) {
        json.readTree(call.properties())
            .properties()
            .forEach(trait -> traits.putIfAbsent(trait.getKey(), text(trait.getValue())));
      }
    }
    var profile =
        calls.isEmpty() && record != null
            ? recorded(record)
            : profiles.of(Unit.PERSON, List.of(id)).getFirst();
    if (record == null) {
      record = accounts.person(profile.id()).orElse(null);
    }
    return new Of(profile, calls, traits, record);
  }

  /** Somebody without events. */
  private Profile recorded(Person person) {
    var base = customers.asOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    int row = base.rowOf(person.accountId());
    var owners = base.attribute("owner");
    return new Profile(
        person.id(),
        person.called(),
        false,
        person.accountId(),
        row < 0 ? null : base.name(row),
        row < 0 || owners == null ? null : owners.text(row),
        row >= 0 && base.hasRevenue(row) ? Double.valueOf(base.arr(row)) : null,
        null);
  }

  /** What an account is called; null where the records do not know it. */
  @Nullable String nameOf(String account, LocalDate asOf) {
    var base = customers.asOf(asOf);
    int row = base.rowOf(account);
    return row < 0 ? null : base.name(row);
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  /** What an event is called in a list. */
  static String what(StoredEvent event) {
    var name = event.event();
    return name == null || name.isEmpty()
        ? switch (event.type()) {
          case "identify" -> "Said who they are";
          case "group" -> "Joined an account";
          case "alias" -> "Changed their id";
          default -> event.type();
        }
        : name;
  }

  /** Whether an event has a text in its name or its properties, letter case ignored. */
  static boolean holds(StoredEvent event, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return true;
    }
    var wanted = text.strip().toLowerCase(Locale.ROOT);
    return what(event).toLowerCase(Locale.ROOT).contains(wanted)
        || event.properties().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
