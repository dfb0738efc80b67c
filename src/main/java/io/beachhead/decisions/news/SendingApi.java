package io.beachhead.decisions.news;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sending answers by webhook. */
@RestController
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
@Tag(name = "Decisions")
class SendingApi {
  private final AnswerSending sending;

  SendingApi(AnswerSending sending) {
    this.sending = sending;
  }

  /**
   * @param webhook id of the receiver
   * @param text what is said; the draft where missing
   */
  record Sending(@Nullable String webhook, @Nullable String text) {}

  @GetMapping("/api/answers/webhooks")
  @Operation(summary = "Webhooks that an answer can be sent to")
  List<AnswerSending.Receiver> receivers() {
    return sending.receivers();
  }

  @PostMapping("/api/answers/{id}/sending")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send an answer by webhook",
      description =
          "In the form of the webhook: signed as Standard Webhooks, or one text. The answer stays"
              + " owed until somebody marks it as told.")
  void send(@PathVariable String id, @RequestBody Sending said) {
    String webhook = said.webhook();
    if (webhook == null || webhook.isBlank()) {
      throw ProblemException.unprocessable(
          "The answer cannot be sent.",
          List.of(ProblemItem.of("webhook", webhook, "must be the id of a webhook")));
    }
    sending.send(id, webhook, said.text());
  }
}
