package io.beachhead.outbox.web;

import io.beachhead.outbox.mail.MailServer;
import io.beachhead.outbox.mail.MailServerDraft;
import io.beachhead.outbox.mail.Mails;
import io.beachhead.outbox.mail.SentMail;
import io.beachhead.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The mail server, as JSON. */
@RestController
@RequestMapping("/api/mail")
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Workspace")
class MailServerApi {
  private final Mails mails;

  MailServerApi(Mails mails) {
    this.mails = mails;
  }

  /**
   * @param tls none, starttls or tls
   * @param hasSecret whether a password is stored; it is never shown
   */
  record View(
      String host,
      int port,
      String tls,
      @Nullable String username,
      boolean hasSecret,
      String sender) {
    static View of(MailServer server) {
      return new View(
          server.host(),
          server.port(),
          server.tls().key(),
          server.username(),
          server.secret() != null,
          server.sender());
    }
  }

  record Test(@Nullable String to) {}

  record Sent(List<SentMail> items) {}

  @GetMapping
  @Operation(summary = "The mail server that sends e-mails")
  View server() {
    return mails
        .server()
        .map(View::of)
        .orElseThrow(() -> ProblemException.notFound("No mail server is set."));
  }

  @PutMapping
  @Operation(
      summary = "Set the mail server",
      description = "Without a secret the one that is stored stays. It is never shown again.")
  View set(@RequestBody MailServerDraft draft) {
    return View.of(mails.set(draft));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Forget the mail server: nothing is mailed any more")
  void forget() {
    mails.forget();
  }

  @PostMapping("/test")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Send a test at once; where the server refuses, its own words are the answer")
  void test(@RequestBody Test test) {
    mails.test(test.to());
  }

  @GetMapping("/sent")
  @Operation(summary = "What became of the latest e-mails, newest first")
  Sent sent() {
    return new Sent(mails.latest());
  }
}
