package io.beachhead.behaviour.actors.web;

import io.beachhead.behaviour.stored.StoredEvent;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One person as JSON. */
@RestController
class PersonApi {
  private static final int MOST = 1000;

  private final PersonHistory histories;

  PersonApi(PersonHistory histories) {
    this.histories = histories;
  }

  /**
   * @param owner of the person's account
   * @param traits of identify calls, the latest value of each
   * @param events newest first, as many as asked for
   * @param total how many there are that match
   */
  record Person(
      String id,
      @Nullable String name,
      @Nullable String account,
      @Nullable String accountName,
      @Nullable String owner,
      @Nullable Instant lastSeen,
      Map<String, String> traits,
      List<StoredEvent> events,
      int total) {}

  @GetMapping("/api/people/{id}")
  @Operation(
      summary = "One person: account, owner, traits, last seen, and what they did, newest first",
      description = "q finds events by name and properties; limit is 1 to 1000, by default 100.")
  Person person(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest(
          "The events cannot be listed.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be 1 to " + MOST)));
    }
    var person = histories.of(id);
    var found = person.calls().stream().filter(event -> PersonHistory.holds(event, q)).toList();
    var profile = person.profile();
    return new Person(
        profile.id(),
        profile.name(),
        profile.account(),
        profile.accountName(),
        profile.owner(),
        profile.lastSeen(),
        person.traits(),
        found.stream().limit(limit).toList(),
        found.size());
  }
}
