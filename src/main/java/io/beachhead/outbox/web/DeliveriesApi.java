package io.beachhead.outbox.web;

import io.beachhead.outbox.Delivery;
import io.beachhead.outbox.Outbox;
import io.beachhead.web.Csv;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to webhooks, as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Workspace")
class DeliveriesApi {
  private static final int MOST = 500;
  private static final int MOST_IN_FILE = 100_000;

  private final Outbox outbox;

  DeliveriesApi(Outbox outbox) {
    this.outbox = outbox;
  }

  record DeliveryPage(List<Delivery> items, long total, @Nullable String nextCursor) {}

  @GetMapping(value = "/api/webhooks/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "What was sent to webhooks, newest first",
      description =
          "state is waiting, sending, sent or failed; webhook the id of one. Deliveries are kept"
              + " for 30 days.")
  DeliveryPage page(
      @RequestParam(required = false) @Nullable String webhook,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "") String cursor) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest(
          "The limit is out of range.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be 1 to " + MOST)));
    }
    var found = outbox.deliveries(webhook, state(state), after(cursor), limit + 1);
    boolean more = found.items().size() > limit;
    List<Delivery> items = more ? found.items().subList(0, limit) : found.items();
    return new DeliveryPage(
        items, found.total(), more ? Cursor.of(items.getLast().id()).encode() : null);
  }

  @GetMapping(
      value = {"/api/webhooks/deliveries.csv", "/settings/webhooks/deliveries.csv"},
      produces = "text/csv")
  @Operation(summary = "What was sent to webhooks, as CSV")
  void csv(
      @RequestParam(required = false) @Nullable String webhook,
      @RequestParam(required = false) @Nullable String state,
      HttpServletResponse response) {
    var found = outbox.deliveries(webhook, state(state), null, MOST_IN_FILE);
    Csv.download(
        response,
        "webhook-deliveries",
        csv -> {
          csv.row(
              "id",
              "webhook",
              "message",
              "type",
              "state",
              "attempts",
              "status",
              "problem",
              "created_at",
              "tried_at");
          for (Delivery each : found.items()) {
            csv.row(
                each.id(),
                each.webhookName(),
                each.message(),
                each.type(),
                each.state().key(),
                each.attempts(),
                each.status(),
                each.problem(),
                each.createdAt(),
                each.triedAt());
          }
        });
  }

  @PostMapping("/api/webhooks/deliveries/{id}/again")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send a delivery again",
      description = "With the same webhook-id and body; all attempts are made anew.")
  Delivery again(@PathVariable String id) {
    return outbox.sendAgain(id);
  }

  @PostMapping("/api/webhooks/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send a test message to a webhook",
      description = "What became of it is among the deliveries.")
  void test(@PathVariable String id) {
    outbox.sendTest(id);
  }

  private static Delivery.@Nullable State state(@Nullable String state) {
    if (state == null || state.isBlank()) {
      return null;
    }
    return Delivery.State.of(state)
        .orElseThrow(() ->
            ProblemException.badRequest(
                "The state is unknown.",
                List.of(
                    ProblemItem.of("state", state, "must be waiting, sending, sent or failed"))));
  }

  /** A delivery that is gone since ends the list where it was; what follows it is not known. */
  private @Nullable Delivery after(String cursor) {
    return cursor.isEmpty() ? null : outbox.delivery(Cursor.decode(cursor, 1).parts().getFirst());
  }
}
