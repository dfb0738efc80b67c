package io.beachhead.voice.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestField;
import io.beachhead.web.Csv;
import io.beachhead.web.JteView;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of requests and its CSV twin. */
@Controller
@Hidden
@ConditionalOnWebApplication
class RequestsController {
  private static final int MOST_PAGES = 1_000_000;

  private final Shells shells;
  private final RequestLookup lookup;
  private final WorkspaceSettings settings;

  RequestsController(Shells shells, RequestLookup lookup, WorkspaceSettings settings) {
    this.shells = shells;
    this.lookup = lookup;
    this.settings = settings;
  }

  @GetMapping("/requests")
  JteView list(@RequestParam MultiValueMap<String, String> parameters) {
    Shell shell = shells.shell("requests");
    var chosen = shell.segmentation();
    var said = lookup.said(chosen == null ? null : chosen.key());
    return new JteView(
        "voice/requests",
        new RequestsPages(
                shell,
                RequestQuestion.of(parameters),
                said,
                settings.current().timezone(),
                VoiceShell.mayWrite())
            .page(RequestQuestion.number(parameters, "page", 1, MOST_PAGES)));
  }

  @GetMapping("/requests.csv")
  void csv(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
    var said = lookup.said(RequestQuestion.text(parameters, "segmentation"));
    // Asked before the first byte leaves, so that a bad question still gets an answer of its own.
    List<Request> found = said.matching(RequestQuestion.of(parameters));
    Csv.download(
        response,
        "requests",
        csv -> {
          csv.row(
              "id",
              "account_id",
              "account_name",
              "segment",
              "person_email",
              "text",
              "importance",
              "amount",
              "feature",
              "theme",
              "source",
              "captured_by",
              "created_at");
          for (Request request : found) {
            AccountGroup segment = said.segment(request);
            Importance importance = request.importance();
            Money amount = request.amount();
            csv.row(
                request.id(),
                request.accountId(),
                said.accountName(request),
                segment == null ? null : segment.key(),
                request.personEmail(),
                request.text(),
                importance == null ? null : importance.key(),
                amount == null ? null : amount.amount(),
                String.join("; ", request.features()),
                String.join("; ", RequestField.THEMES.of(request)),
                request.source(),
                request.capturedBy(),
                request.createdAt());
          }
        });
  }
}
