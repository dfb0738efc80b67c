package io.beachhead.outbox.web;

import io.beachhead.outbox.mail.MailServer;
import io.beachhead.outbox.mail.MailServer.Tls;
import io.beachhead.outbox.mail.MailServerDraft;
import io.beachhead.outbox.mail.Mails;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.web.SettingsTabs;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The page of the mail server. */
@Controller
@Hidden
@ConditionalOnWebApplication
class MailServerController {
  static final String ADDRESS = "/settings/mail";
  private static final int USUAL_PORT = 587;

  private final Mails mails;
  private final Shells shells;
  private final WorkspaceSettings settings;

  MailServerController(Mails mails, Shells shells, WorkspaceSettings settings) {
    this.mails = mails;
    this.shells = shells;
    this.settings = settings;
  }

  @GetMapping(ADDRESS)
  @PreAuthorize("hasRole('ADMIN')")
  JteView page() {
    return withProblem(null, HttpStatus.OK);
  }

  @PostMapping(ADDRESS)
  @PreAuthorize("hasRole('ADMIN')")
  ModelAndView set(
      @RequestParam(defaultValue = "") String host,
      @RequestParam(defaultValue = "") String port,
      @RequestParam(defaultValue = "") String tls,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String secret,
      @RequestParam(defaultValue = "") String sender,
      RedirectAttributes redirect) {
    var draft =
        new MailServerDraft(
            host,
            port.strip().matches("\\d{1,5}") ? Integer.valueOf(port.strip()) : null,
            tls,
            username,
            secret.isEmpty() ? null : secret,
            sender);
    try {
      mails.set(draft);
    } catch (ProblemException wrong) {
      return view(draft, words(wrong), wrong.status());
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The mail server is set. Send a test."));
    return new ModelAndView(new RedirectView(ADDRESS));
  }

  @PostMapping(ADDRESS + "/test")
  @PreAuthorize("hasRole('ADMIN')")
  ModelAndView test(@RequestParam(defaultValue = "") String to, RedirectAttributes redirect) {
    try {
      mails.test(to);
    } catch (ProblemException refused) {
      return withProblem(words(refused), refused.status());
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The server took the test."));
    return new ModelAndView(new RedirectView(ADDRESS));
  }

  @PostMapping(ADDRESS + "/removal")
  @PreAuthorize("hasRole('ADMIN')")
  String forget(RedirectAttributes redirect) {
    mails.forget();
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Nothing is mailed any more."));
    return "redirect:" + ADDRESS;
  }

  /** The page with what is set. */
  private JteView withProblem(@Nullable String problem, HttpStatus status) {
    var server = mails.server();
    return view(
        new MailServerDraft(
            server.map(MailServer::host).orElse(""),
            server.map(MailServer::port).orElse(USUAL_PORT),
            server.map(MailServer::tls).orElse(Tls.STARTTLS).key(),
            server.map(MailServer::username).orElse(""),
            null,
            server.map(MailServer::sender).orElse("")),
        problem,
        status);
  }

  private static String words(ProblemException wrong) {
    return wrong.problems().isEmpty()
        ? wrong.detail()
        : wrong.problems().stream()
            .map(item -> item.column() + " " + item.problem())
            .collect(Collectors.joining("; ", wrong.detail() + " ", "."));
  }

  private JteView view(MailServerDraft draft, @Nullable String problem, HttpStatus status) {
    var server = mails.server();
    var zone = settings.current().timezone();
    return new JteView(
        "outbox/mail",
        new MailServerPage(
            shells.shell("settings"),
            SettingsTabs.at(ADDRESS),
            server.isPresent(),
            new MailServerPage.Form(
                draft.host() == null ? "" : draft.host(),
                draft.port() == null ? "" : draft.port().toString(),
                Arrays.stream(Tls.values())
                    .map(one ->
                        new MailServerPage.Option(
                            one.key(), one.label(), one.key().equals(draft.tls())))
                    .toList(),
                draft.username() == null ? "" : draft.username(),
                server.map(MailServer::secret).isPresent(),
                draft.sender() == null ? "" : draft.sender()),
            mails.latest().stream()
                .map(mail ->
                    new MailServerPage.Line(
                        mail.recipient(),
                        mail.subject(),
                        mail.problem() == null
                            ? mail.state()
                            : "%s: %s".formatted(mail.state(), mail.problem()),
                        Format.time(mail.createdAt(), zone)))
                .toList(),
            problem),
        status);
  }
}
