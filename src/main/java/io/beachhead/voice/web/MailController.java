package io.beachhead.voice.web;

import io.beachhead.voice.MailedRequests;
import io.beachhead.voice.Request;
import io.beachhead.voice.mail.Mail;
import io.beachhead.voice.mail.MailReader;
import io.beachhead.voice.mail.UnreadableMailException;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.web.load.BodyLimit;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.UploadForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Requests from e-mails: pasted, as a file, or sent by a program. */
@Controller
@Tag(name = "Requests")
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class MailController {
  private static final int LARGEST = 10 * 1024 * 1024;

  private final Shells shells;
  private final MailedRequests mailed;
  private final RequestLookup lookup;
  private final Clock clock;

  MailController(Shells shells, MailedRequests mailed, RequestLookup lookup, Clock clock) {
    this.shells = shells;
    this.mailed = mailed;
    this.lookup = lookup;
    this.clock = clock;
  }

  /** Files are taken there. */
  @Configuration(proxyBeanMethods = false)
  static class Upload {
    @Bean
    UploadForm mailFile() {
      return new UploadForm("/requests/mail", Set.of(Role.PRODUCT, Role.GTM), LARGEST);
    }
  }

  @GetMapping("/requests/mail")
  @Operation(hidden = true)
  JteView form() {
    return page("", null);
  }

  private JteView page(String text, @Nullable String error) {
    return new JteView("voice/mail", new MailPage(shells.shell("requests"), text, error));
  }

  @PostMapping("/requests/mail")
  @Operation(hidden = true)
  Object save(
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletResponse response,
      RedirectAttributes redirect)
      throws IOException {
    Mail mail;
    try {
      mail =
          file == null || file.isEmpty()
              ? MailReader.pasted(text)
              : MailReader.read(file.getBytes());
    } catch (UnreadableMailException unreadable) {
      response.setStatus(422);
      return page(text, unreadable.getMessage());
    }
    Request request;
    try {
      request = mailed.add(mail, clock.instant());
    } catch (ProblemException refused) {
      response.setStatus(422);
      return page(
          text,
          refused.problems().isEmpty()
              ? refused.detail()
              : "Their words: " + refused.problems().getFirst().problem());
    }
    String message =
        mail.attachments() == 0
            ? "Captured from the e-mail."
            : "Captured from the e-mail; %s left out."
                .formatted(
                    Format.count(mail.attachments(), "attachment")
                        + (mail.attachments() == 1 ? " was" : " were"));
    redirect.addFlashAttribute(Flash.NAME, Flash.of(message));
    return new RedirectView(RequestAddress.of(request.id()), true);
  }

  @PostMapping(path = "/api/requests/mail", consumes = "message/rfc822")
  @BodyLimit(kilobytes = LARGEST / 1024)
  @ResponseBody
  @Operation(
      summary = "Capture a request from an e-mail",
      description =
          "The body is the message as it came (an .eml file). Its sender is looked up among"
              + " people, then by domain; quoted replies become a note, attachments are left out.")
  ResponseEntity<RequestAnswer> add(@Parameter(hidden = true) @RequestBody byte[] message) {
    try {
      Request request = mailed.add(MailReader.read(message), clock.instant());
      return ResponseEntity.created(URI.create("/api/requests/" + request.id()))
          .body(lookup.answer(request.id()));
    } catch (UnreadableMailException unreadable) {
      throw ProblemException.badRequest(String.valueOf(unreadable.getMessage()));
    }
  }
}
