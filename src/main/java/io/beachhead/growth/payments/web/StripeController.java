package io.beachhead.growth.payments.web;

import io.beachhead.growth.payments.StripeEvents;
import io.beachhead.growth.payments.StripeEvents.Received;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Stripe delivers. Its signature says who sends; nothing else is asked. */
@RestController
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
@Tag(name = "Growth")
class StripeController {
  /** Stripe's events are a few KB. */
  private static final int MOST_BYTES = 512 * 1024;

  private final StripeEvents events;

  StripeController(StripeEvents events) {
    this.events = events;
  }

  /**
   * What became of it.
   *
   * @param handled false where the event came before, or nobody here asks for its type
   */
  record Answer(boolean received, boolean handled) {}

  @PostMapping("/webhooks/stripe")
  @Operation(
      summary = "Take an event of Stripe",
      description =
          "Signed in Stripe-Signature by a signing secret saved under /api/payments/secrets; at"
              + " most five minutes old. Events that came before, and types nobody asks for, are"
              + " answered 200 and change nothing.")
  Answer take(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      throw tooLarge();
    }
    var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw tooLarge();
    }
    return new Answer(
        true, events.take(request.getHeader("Stripe-Signature"), body) == Received.HANDLED);
  }

  private static ProblemException tooLarge() {
    return ProblemException.tooLarge(
        "The body is larger than %d KB, which no event of Stripe is.".formatted(MOST_BYTES / 1024));
  }
}
