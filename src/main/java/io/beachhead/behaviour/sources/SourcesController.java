package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.stored.EventDeletion;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.WriteKeys;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Data sources: keys, the stream, what was rejected, and how to connect. */
@Controller
@Hidden
class SourcesController {
  private static final String SECRET = "writeKey";
  private static final int LONGEST_NAME = 100;
  private static final int REJECTED_IN_CSV = 10_000;

  private final SourcesPages pages;
  private final StoredEvents events;
  private final EventDeletion deletion;
  private final WriteKeys keys;
  private final JsonMapper json;
  private final PublicAddress address;

  SourcesController(
      SourcesPages pages,
      StoredEvents events,
      EventDeletion deletion,
      WriteKeys keys,
      JsonMapper json,
      PublicAddress address) {
    this.address = address;
    this.pages = pages;
    this.events = events;
    this.deletion = deletion;
    this.keys = keys;
    this.json = json;
  }

  @GetMapping("/sources")
  JteView page(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "day") String by,
      @RequestParam(defaultValue = "browser") String sdk,
      HttpServletRequest request) {
    var flashes = RequestContextUtils.getInputFlashMap(request);
    var secret =
        flashes != null && flashes.get(SECRET) instanceof SourcesPage.ShownKey key ? key : null;
    return new JteView(
        "behaviour/sources/sources", pages.page(q, by, Snippet.of(sdk), address.shown(), secret));
  }

  /** The stream; a page asks for it again and again, and gets nothing while it has it all. */
  @GetMapping("/sources/live")
  @Nullable JteView live(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean paused,
      @RequestParam(required = false) @Nullable String seen,
      HttpServletResponse response) {
    if (pages.state().equals(seen)) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    return new JteView("behaviour/sources/_live", pages.live(q, paused));
  }

  @GetMapping("/sources/events/{messageId}")
  JteView event(@PathVariable String messageId) {
    var found =
        events.withMessageId(messageId).stream()
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no such event."));
    var text =
        json.writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(json.valueToTree(found));
    return new JteView("behaviour/sources/_event", pages.stored(found, text));
  }

  @PostMapping("/sources/events/deletion")
  @PreAuthorize("hasRole('PRODUCT')")
  RedirectView delete(@RequestParam String messageId, RedirectAttributes redirect) {
    deletion.delete(messageId);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The event is deleted."));
    return new RedirectView("/sources");
  }

  @GetMapping("/sources/live.csv")
  void liveCsv(@RequestParam(defaultValue = "") String q, HttpServletResponse response) {
    Csv.download(
        response,
        "last-events",
        csv -> {
          csv.row(
              "received_at",
              "timestamp",
              "type",
              "event",
              "person",
              "account",
              "message_id",
              "properties");
          for (var event : pages.latest(q)) {
            csv.row(
                event.receivedAt(),
                event.timestamp(),
                event.type(),
                event.event(),
                event.personId(),
                event.accountId(),
                event.messageId(),
                event.properties());
          }
        });
  }

  @GetMapping("/sources/volume.csv")
  void volumeCsv(@RequestParam(defaultValue = "day") String by, HttpServletResponse response) {
    Csv.download(
        response,
        "volume-by-" + (by.equals("hour") ? "hour" : "day"),
        csv -> {
          csv.row("start", "events");
          pages.volume(by).forEach((start, count) -> csv.row(start, count));
        });
  }

  @GetMapping("/sources/rejected.csv")
  void rejectedCsv(HttpServletResponse response) {
    Csv.download(
        response,
        "rejected-events",
        csv -> {
          csv.row("received_at", "source", "message_id", "reason", "value", "body");
          for (var rejected : events.rejected(REJECTED_IN_CSV)) {
            csv.row(
                rejected.receivedAt(),
                rejected.source(),
                rejected.messageId(),
                rejected.reason(),
                rejected.value(),
                rejected.body());
          }
        });
  }

  @GetMapping("/sources/names.csv")
  void namesCsv(HttpServletResponse response) {
    Csv.download(
        response,
        "event-names",
        csv -> {
          csv.row("event", "count", "first", "last");
          for (var name : pages.names()) {
            csv.row(name.name(), name.count(), name.first(), name.last());
          }
        });
  }

  @PostMapping("/sources/keys")
  @PreAuthorize("hasRole('ADMIN')")
  RedirectView make(@RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
    var stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw ProblemException.unprocessable(
          "The key needs a name.",
          List.of(ProblemItem.of("name", name, "needs 1 to 100 characters")));
    }
    var made = keys.make(stripped);
    redirect.addFlashAttribute(SECRET, new SourcesPage.ShownKey(stripped, made.secret()));
    return new RedirectView("/sources");
  }

  /** A successor of the same name; the old one works until it is revoked, so nothing is lost. */
  @PostMapping("/sources/keys/{id}/successor")
  @PreAuthorize("hasRole('ADMIN')")
  RedirectView rotate(@PathVariable String id, RedirectAttributes redirect) {
    var old =
        keys.all().stream()
            .filter(key -> key.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no such key."));
    var made = keys.make(old.name());
    redirect.addFlashAttribute(SECRET, new SourcesPage.ShownKey(old.name(), made.secret()));
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of("The key ending in %s works until you revoke it.".formatted(old.hint())));
    return new RedirectView("/sources");
  }

  @PostMapping("/sources/keys/{id}/revocation")
  @PreAuthorize("hasRole('ADMIN')")
  RedirectView revoke(@PathVariable String id, RedirectAttributes redirect) {
    if (!keys.revoke(id)) {
      throw ProblemException.notFound("There is no such key, or it has been revoked.");
    }
    redirect.addFlashAttribute(
        Flash.NAME, new Flash("The key is revoked.", "/settings/keys/" + id + "/restoration"));
    return new RedirectView("/sources");
  }
}
