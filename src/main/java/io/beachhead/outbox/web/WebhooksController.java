package io.beachhead.outbox.web;

import io.beachhead.outbox.WebhookDraft;
import io.beachhead.outbox.Webhooks;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.web.FormErrors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** Settings → Webhooks: the list, a new one, and one of them with its form. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@RunsAs(Workload.LIGHT)
class WebhooksController {
  static final String SECRET = "secret";

  private final Webhooks webhooks;
  private final WebhookPages pages;

  WebhooksController(Webhooks webhooks, WebhookPages pages) {
    this.webhooks = webhooks;
    this.pages = pages;
  }

  @GetMapping(WebhookPages.ADDRESS)
  JteView list(HttpServletRequest request) {
    return pages.list(WebhooksPage.Form.empty(pages.types()), secret(request), HttpStatus.OK);
  }

  @PostMapping(WebhookPages.ADDRESS)
  ModelAndView register(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable List<String> events,
      RedirectAttributes redirect) {
    try {
      var made = webhooks.register(new WebhookDraft(name, url, kind, nullable(events)));
      if (made.secret() != null) {
        redirect.addFlashAttribute(
            SECRET, new WebhooksPage.ShownSecret(made.webhook().name(), made.secret()));
      } else {
        redirect.addFlashAttribute(
            Flash.NAME, Flash.of(made.webhook().name() + " is registered. Send it a test."));
      }
      return to(WebhookPages.ADDRESS + "/" + made.webhook().id());
    } catch (ProblemException wrong) {
      return pages.list(typed(name, url, kind, events, wrong), null, wrong.status());
    }
  }

  @GetMapping(WebhookPages.ADDRESS + "/{id}")
  JteView one(@PathVariable String id, HttpServletRequest request) {
    var webhook = webhooks.one(id);
    return pages.one(webhook, pages.form(webhook), secret(request), HttpStatus.OK);
  }

  @PostMapping(WebhookPages.ADDRESS + "/{id}")
  ModelAndView change(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(required = false) @Nullable List<String> events,
      RedirectAttributes redirect) {
    var before = webhooks.one(id);
    try {
      // An address that is a secret is not in the form; left empty it stays.
      var stated = url.isBlank() && pages.form(before).url().isEmpty() ? null : url;
      webhooks.change(
          id,
          new WebhookDraft(name, stated, null, events == null ? List.of() : nullable(events)),
          null);
    } catch (ProblemException wrong) {
      return pages.one(
          before, typed(name, url, before.kind().key(), events, wrong), null, wrong.status());
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Saved."));
    return to(WebhookPages.ADDRESS + "/" + id);
  }

  private WebhooksPage.Form typed(
      String name, String url, String kind, @Nullable List<String> events, ProblemException wrong) {
    var errors =
        wrong.problems().isEmpty()
            ? new FormErrors(Map.of("", wrong.detail()))
            : FormErrors.of(wrong.problems());
    return new WebhooksPage.Form(
        name, url, kind, events == null ? List.of() : events, pages.types(), errors);
  }

  private static @Nullable List<@Nullable String> nullable(@Nullable List<String> events) {
    return events == null ? null : new ArrayList<>(events);
  }

  static ModelAndView to(String address) {
    return new ModelAndView(new RedirectView(address));
  }

  private static WebhooksPage.@Nullable ShownSecret secret(HttpServletRequest request) {
    var flashes = RequestContextUtils.getInputFlashMap(request);
    return flashes != null && flashes.get(SECRET) instanceof WebhooksPage.ShownSecret shown
        ? shown
        : null;
  }
}
