package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.log.RejectedEvent;
import io.beachhead.behaviour.stored.EventDeletion;
import io.beachhead.behaviour.stored.StoredEvent;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was stored, for whoever looks after the data. */
@RestController
class EventsController {
  private static final int MOST = 1_000;

  private final StoredEvents events;
  private final EventDeletion deletion;

  EventsController(StoredEvents events, EventDeletion deletion) {
    this.events = events;
    this.deletion = deletion;
  }

  /** Newest first. */
  record Events(List<StoredEvent> items) {}

  /** Rejected calls, newest first. */
  record Rejected(List<RejectedEvent> items) {}

  @GetMapping("/api/events/rejected")
  Rejected rejected() {
    return new Rejected(events.rejected(MOST));
  }

  @Operation(summary = "Delete one event, for every question from now on")
  @DeleteMapping("/api/events")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasRole('PRODUCT')")
  void delete(@RequestParam String messageId) {
    deletion.delete(messageId);
  }

  @GetMapping("/api/events")
  Events events(
      @RequestParam(required = false) @Nullable String messageId,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(required = false) @Nullable String account,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.unprocessable(
          "That many events cannot be listed.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be 1 to " + MOST)));
    }
    if (messageId != null) {
      return new Events(events.withMessageId(messageId));
    }
    if (person != null) {
      return new Events(events.ofPerson(person, limit));
    }
    return new Events(account == null ? events.latest(limit) : events.ofAccount(account, limit));
  }
}
