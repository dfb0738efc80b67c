package io.beachhead.behaviour;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.PureHistories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells events briefly: who, what, when. Times are UTC on or after 1 January 2026. */
final class Story {
  private final @Nullable EventLog log;
  private final List<Event> events = new ArrayList<>();
  private int next;

  Story(EventLog log) {
    this.log = log;
  }

  /** A story no log is told: {@link #histories} arranges its events in memory. */
  Story() {
    log = null;
  }

  /** The histories of everybody in the story, without a log and without records of people. */
  Histories histories() {
    return PureHistories.of(events);
  }

  Story visited(String visitor, String what, String when) {
    return add(Call.TRACK, null, visitor, null, what, when, null, "{}");
  }

  Story signedUp(String visitor, String user, String when) {
    return add(Call.IDENTIFY, user, visitor, null, "", when, null, "{}");
  }

  Story did(String user, String what, String when) {
    return did(user, what, when, "{}");
  }

  Story did(String user, String what, String when, String properties) {
    return add(Call.TRACK, user, null, null, what, when, null, properties);
  }

  Story didFor(String account, String user, String what, String when) {
    return add(Call.TRACK, user, null, account, what, when, null, "{}");
  }

  Story identified(String user, String when, Map<String, String> traits) {
    var created = traits.get("createdAt");
    return add(
        Call.IDENTIFY, user, null, null, "", when, created == null ? null : at(created), "{}");
  }

  Story joined(String user, String account, String when) {
    return add(Call.GROUP, user, null, account, "", when, null, "{}");
  }

  private Story add(
      Call call,
      @Nullable String user,
      @Nullable String visitor,
      @Nullable String account,
      String name,
      String when,
      @Nullable Instant created,
      String properties) {
    events.add(
        new Event(
            "m" + next++ + "-" + System.nanoTime(),
            call,
            name,
            user,
            visitor,
            account,
            null,
            at(when),
            Instant.now(),
            created,
            properties,
            "{}"));
    return this;
  }

  void told() throws Exception {
    Objects.requireNonNull(log).append(List.copyOf(events), List.of()).get();
    events.clear();
  }

  /**
   * {@code 3} is 3 January at midnight, {@code 3T10:05} adds a time, {@code 03-12T10:00} a month.
   */
  static Instant at(String when) {
    var parts = when.split("T", -1);
    var day = parts[0].contains("-") ? parts[0] : "01-%02d".formatted(Integer.valueOf(parts[0]));
    var time =
        parts.length == 1 ? "00:00:00" : parts[1].length() == 5 ? parts[1] + ":00" : parts[1];
    var date = day.length() > 5 ? day : "2026-" + day;
    return Instant.parse(date + "T" + time + "Z");
  }

  /** Cohorts as briefly: "size: returned after 0, after 1, …". */
  static List<String> brief(RetentionQuestion.Answer answer) {
    return answer.cohorts().stream()
        .map(cohort ->
            Arrays.stream(cohort.returned())
                .mapToObj(returned -> " " + returned)
                .collect(Collectors.joining("", cohort.size() + ":", "")))
        .toList();
  }
}
