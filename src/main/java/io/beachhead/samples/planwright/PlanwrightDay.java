package io.beachhead.samples.planwright;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day of events while it is written. */
final class PlanwrightDay {

  static final String BROWSER = "{\"library\":{\"name\":\"analytics.js\"}}";
  static final String SERVER = "{\"library\":{\"name\":\"analytics-node\"}}";

  /** From the moment it happens until the server has it. */
  private static final long ON_THE_WAY_MILLIS = 400;

  private record Entry(
      long second,
      Call call,
      String name,
      @Nullable String user,
      @Nullable String visitor,
      @Nullable String account,
      @Nullable Instant created,
      String properties,
      String context) {}

  private final LocalDate date;
  private final List<Entry> entries = new ArrayList<>();

  PlanwrightDay(LocalDate date) {
    this.date = date;
  }

  LocalDate date() {
    return date;
  }

  void track(double second, String event, String user, String properties) {
    add(second, Call.TRACK, event, user, null, null, null, properties, SERVER);
  }

  void page(double second, @Nullable String user, @Nullable String visitor, String path) {
    String properties = "{\"path\":\"%s\"}".formatted(path);
    add(second, Call.PAGE, Event.PAGE_VIEWED, user, visitor, null, null, properties, BROWSER);
  }

  /** A visitor says who they are. */
  void identify(double second, String user, @Nullable String visitor, String traits) {
    Instant created = at(second);
    add(second, Call.IDENTIFY, "", user, visitor, null, created, traits, BROWSER);
  }

  void group(double second, String user, String account) {
    add(second, Call.GROUP, "", user, null, account, null, "{}", SERVER);
  }

  private void add(
      double second,
      Call call,
      String name,
      @Nullable String user,
      @Nullable String visitor,
      @Nullable String account,
      @Nullable Instant created,
      String properties,
      String context) {
    long within = Math.clamp(Math.round(second), 0, LocalTime.MAX.toSecondOfDay());
    entries.add(
        new Entry(within, call, name, user, visitor, account, created, properties, context));
  }

  private Instant at(double second) {
    return date.atStartOfDay(ZoneOffset.UTC).plusSeconds(Math.round(second)).toInstant();
  }

  /** In the order of their times; what happens in the same second stays in the order written. */
  List<Event> events() {
    entries.sort(Comparator.comparingLong(Entry::second));
    Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Event> events = new ArrayList<>(entries.size());
    for (Entry it : entries) {
      Instant time = midnight.plusSeconds(it.second);
      events.add(
          new Event(
              "pw-%d-%d".formatted(date.toEpochDay(), events.size()),
              it.call,
              it.name,
              it.user,
              it.visitor,
              it.account,
              null,
              time,
              time.plusMillis(ON_THE_WAY_MILLIS),
              it.created,
              it.properties,
              it.context));
    }
    return events;
  }
}
