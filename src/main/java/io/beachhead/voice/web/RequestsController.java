package io.beachhead.voice.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestNotes;
import io.beachhead.voice.SavedViews;
import io.beachhead.voice.Theme;
import io.beachhead.voice.ThemeNames;
import io.beachhead.voice.web.RequestsPage.Bulk;
import io.beachhead.voice.web.RequestsPage.Notice;
import io.beachhead.voice.web.RequestsPage.Option;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.Colleagues;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox of requests and its CSV twin. */
@Controller
@Hidden
@ConditionalOnWebApplication
class RequestsController {
  private static final int MOST_PAGES = 1_000_000;

  private final Shells shells;
  private final RequestLookup lookup;
  private final WorkspaceSettings settings;
  private final RequestNotes notes;
  private final SavedViews views;
  private final ThemeNames themes;
  private final Colleagues colleagues;
  private final PageCards cards;

  RequestsController(
      Shells shells,
      RequestLookup lookup,
      WorkspaceSettings settings,
      RequestNotes notes,
      SavedViews views,
      ThemeNames themes,
      Colleagues colleagues,
      PageCards cards) {
    this.shells = shells;
    this.lookup = lookup;
    this.settings = settings;
    this.notes = notes;
    this.views = views;
    this.themes = themes;
    this.colleagues = colleagues;
    this.cards = cards;
  }

  @GetMapping("/requests")
  JteView list(@RequestParam MultiValueMap<String, String> parameters) {
    Shell shell = shells.shell("requests");
    var chosen = shell.segmentation();
    var said = lookup.said(chosen == null ? null : chosen.key());
    var mentioned = Set.copyOf(notes.mentioning(CurrentUser.now().id()));
    boolean mentions = "me".equals(RequestQuestion.text(parameters, "mentions"));
    List<Theme> names = themes.all();
    var frame =
        new InboxFrame(
            views.all(),
            names,
            notices(said, mentioned),
            cards.on("requests", shell),
            bulk(shell, said, names));
    return new JteView(
        "voice/requests",
        new RequestsPages(
                shell,
                RequestQuestion.of(parameters),
                mentions ? said.of(mentioned) : said,
                settings.current().timezone(),
                VoiceShell.mayWrite())
            .page(RequestQuestion.number(parameters, "page", 1, MOST_PAGES), frame));
  }

  private static List<Notice> notices(RequestLookup.Said said, Set<String> mentioned) {
    var notices = new ArrayList<Notice>();
    if (!mentioned.isEmpty()) {
      notices.add(
          new Notice(
              "at",
              Format.count(mentioned.size(), "request") + " with a note that mentions you",
              "/requests?mentions=me"));
    }
    int unconfirmed = said.book().unconfirmed().size();
    if (unconfirmed > 0) {
      notices.add(
          new Notice(
              "robot",
              Format.count(unconfirmed, "request")
                  + " filed by software, not counted until somebody accepts them",
              "/requests?confirmed=false"));
    }
    return notices;
  }

  private Bulk bulk(Shell shell, RequestLookup.Said said, List<Theme> names) {
    return new Bulk(
        shell.address().href(),
        said.features().entrySet().stream()
            .map(entry -> new Option(entry.getKey(), entry.getValue(), false))
            .toList(),
        names.stream().map(Theme::name).toList(),
        colleagues.all().stream().map(one -> new Option(one.email(), one.name(), false)).toList());
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
              "prospect",
              "person_email",
              "person_name",
              "text",
              "importance",
              "amount",
              "deal",
              "feature",
              "theme",
              "state",
              "owner",
              "voices",
              "source",
              "captured_by",
              "created_at");
          for (Request request : found) {
            AccountGroup segment = said.segment(request);
            Importance importance = request.importance();
            Money amount = request.amount();
            var deal = request.stake().deal();
            csv.row(
                request.id(),
                request.accountId(),
                said.accountName(request),
                segment == null ? null : segment.key(),
                request.asker().prospect(),
                request.personEmail(),
                request.asker().personName(),
                request.text(),
                importance == null ? null : importance.key(),
                amount == null ? null : amount.amount(),
                deal == null ? null : deal.key(),
                String.join("; ", request.features()),
                String.join("; ", RequestField.THEMES.of(request)),
                request.state().key(),
                request.owner(),
                said.book().voices(request).size(),
                request.source(),
                request.capturedBy(),
                request.createdAt());
          }
        });
  }
}
