package io.beachhead.behaviour.actors.web;

import io.beachhead.behaviour.FeatureCatalog;
import io.beachhead.behaviour.NamedEvents;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.stored.StoredEvent;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.timeline.Happening;
import io.beachhead.customers.timeline.Happenings;
import io.beachhead.web.Format;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the time line of an account what it began to use, what it dropped, who is idle. */
@Component
class AccountUse implements Happenings {
  /** The latest of an account: the time line is about what somebody remembers. */
  private static final int MOST_EVENTS = 5_000;

  private static final int DROPPED_AFTER_DAYS = 28;

  private final CurrentHistories histories;
  private final StoredEvents events;
  private final ObjectProvider<FeatureCatalog> catalogs;
  private final WorkspaceSettings settings;

  AccountUse(
      CurrentHistories histories,
      StoredEvents events,
      ObjectProvider<FeatureCatalog> catalogs,
      WorkspaceSettings settings) {
    this.histories = histories;
    this.events = events;
    this.catalogs = catalogs;
    this.settings = settings;
  }

  @Override
  public List<Happening> of(AccountInQuestion account) {
    if (!histories.canBeRead()) {
      return List.of();
    }
    var today = account.base().asOf();
    var used =
        events.ofAccount(account.id(), MOST_EVENTS).stream()
            .sorted(Comparator.comparing(StoredEvent::timestamp))
            .filter(event -> !day(event.timestamp()).isAfter(today))
            .toList();
    if (used.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<Happening>();
    if (used.size() < MOST_EVENTS) {
      all.add(new Happening(day(used.getFirst().timestamp()), "use", "First seen", null));
    }
    all.add(
        new Happening(
            day(used.getLast().timestamp()),
            "use",
            "Last seen: " + Objects.requireNonNullElse(used.getLast().event(), "an event"),
            null));
    idle(used, today, all);
    var catalog = catalogs.getIfAvailable();
    for (var feature : catalog == null ? List.<NamedEvents>of() : catalog.features()) {
      feature(feature, used, today, all);
    }
    return all;
  }

  private void feature(
      NamedEvents feature, List<StoredEvent> used, LocalDate today, List<Happening> all) {
    var names = new HashSet<String>();
    feature.events().stream()
        .filter(event -> event.where().isEmpty() && event.event() != null)
        .forEach(event -> names.add(Objects.requireNonNull(event.event())));
    var uses = used.stream().filter(event -> names.contains(event.event())).toList();
    if (uses.isEmpty()) {
      return;
    }
    all.add(
        new Happening(
            day(uses.getFirst().timestamp()), "feature", "Began to use " + feature.name(), null));
    var last = day(uses.getLast().timestamp());
    if (last.plusDays(DROPPED_AFTER_DAYS).isBefore(today)) {
      all.add(
          new Happening(
              last,
              "feature",
              "Used %s for the last time; not for %d days or more since"
                  .formatted(feature.name(), DROPPED_AFTER_DAYS),
              null));
    }
  }

  /** People of the account who were seen, but not lately. */
  private void idle(List<StoredEvent> used, LocalDate today, List<Happening> all) {
    var everybody = new HashSet<String>();
    var lately = new HashSet<String>();
    for (var event : used) {
      var person = event.personId();
      if (person != null) {
        everybody.add(person);
        if (day(event.timestamp()).plusDays(DROPPED_AFTER_DAYS).isAfter(today)) {
          lately.add(person);
        }
      }
    }
    int idle = everybody.size() - lately.size();
    if (idle > 0) {
      all.add(
          new Happening(
              today,
              "use",
              "%s of %s not seen in the last %d days"
                  .formatted(
                      Format.count(idle),
                      Format.count(everybody.size(), "seat"),
                      DROPPED_AFTER_DAYS),
              null));
    }
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, settings.current().timezone());
  }
}
