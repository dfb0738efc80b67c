package io.beachhead.behaviour.actors.web;

import io.beachhead.behaviour.actors.Profile;
import io.beachhead.behaviour.cohorts.Cohorts;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.stored.StoredEvent;
import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.PersonAddress;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one person; an id that cannot stand in a path comes as a parameter. */
@Controller
@Hidden
@ConditionalOnWebApplication
class PersonController {
  private static final int ROWS = 50;
  private static final String IN_QUERY = "-";

  private final PersonHistory histories;
  private final Cohorts cohorts;
  private final PageCards cards;
  private final Shells shells;
  private final WorkspaceSettings settings;

  PersonController(
      PersonHistory histories,
      Cohorts cohorts,
      PageCards cards,
      Shells shells,
      WorkspaceSettings settings) {
    this.histories = histories;
    this.cohorts = cohorts;
    this.cards = cards;
    this.shells = shells;
    this.settings = settings;
  }

  @GetMapping("/people/{id}")
  JteView page(
      @PathVariable String id,
      @RequestParam(name = "id", required = false) @Nullable String inQuery,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page) {
    var person = histories.of(named(id, inQuery));
    var shell = shells.shell("accounts");
    var profile = person.profile();
    var found = person.calls().stream().filter(event -> PersonHistory.holds(event, q)).toList();
    int at = Math.clamp(page, 1, Math.max(1, Math.ceilDiv(found.size(), ROWS)));
    var zone = settings.current().timezone();
    var address = PersonAddress.of(profile.id());
    return new JteView(
        "behaviour/actors/person",
        new PersonPage(
            shell,
            new PersonPage.Head(
                profile.called(), sentence(profile, found.size(), q, zone), edit(person)),
            facts(person, shell),
            cohorts.of(Unit.PERSON, profile.id()).stream()
                .map(cohort ->
                    new PersonPage.Link(cohort.name(), shell.link("/cohorts/" + cohort.key())))
                .toList(),
            q,
            address,
            csvAddress(profile.id(), q),
            found.stream()
                .skip((at - 1L) * ROWS)
                .limit(ROWS)
                .map(event -> row(event, zone, shell))
                .toList(),
            Pager.byNumber(shell.address(), at, ROWS, found.size()),
            cards.on("person", shell, profile.id())));
  }

  private static String named(String id, @Nullable String inQuery) {
    return id.equals(IN_QUERY) && inQuery != null ? inQuery : id;
  }

  private static String csvAddress(String id, String q) {
    var query = new ArrayList<PageAddress.Parameter>();
    query.add(new PageAddress.Parameter("id", id));
    if (!q.isBlank()) {
      query.add(new PageAddress.Parameter("q", q));
    }
    return new PageAddress("/people/events.csv", query).href();
  }

  private static String sentence(Profile profile, int events, String q, ZoneId zone) {
    return "%s%s, %s.%s"
        .formatted(
            profile.visitor() ? "An anonymous visitor; " : "",
            Format.count(events, "event")
                + (q.isBlank() ? "" : " with \"" + q.strip() + "\"")
                + (events >= PersonHistory.MOST_EVENTS ? " (the latest)" : ""),
            profile.lastSeen() == null
                ? "never seen"
                : "last seen " + Format.time(profile.lastSeen(), zone),
            profile.owner() == null ? "" : " Owner " + profile.owner() + ".");
  }

  private static List<PersonPage.Fact> facts(PersonHistory.Of person, Shell shell) {
    var facts = new ArrayList<PersonPage.Fact>();
    var profile = person.profile();
    facts.add(new PersonPage.Fact("Id", profile.id(), null));
    var account = profile.account();
    if (account != null) {
      facts.add(
          new PersonPage.Fact(
              "Account",
              Objects.requireNonNullElse(profile.accountName(), account),
              profile.accountName() == null ? null : shell.link(AccountAddress.of(account))));
    }
    var record = person.record();
    if (record != null) {
      fact("E-mail", record.email(), facts);
      fact("Title", record.title(), facts);
      fact("Persona", record.persona(), facts);
      fact("Seniority", record.seniority(), facts);
      fact("Buying role", record.buyingRole(), facts);
    }
    person.traits().forEach((name, value) -> facts.add(new PersonPage.Fact(name, value, null)));
    return facts;
  }

  private static void fact(String name, @Nullable String value, List<PersonPage.Fact> facts) {
    if (value != null) {
      facts.add(new PersonPage.Fact(name, value, null));
    }
  }

  private static @Nullable String edit(PersonHistory.Of person) {
    var record = person.record();
    boolean may = CurrentUser.now().may(Role.GTM) || CurrentUser.now().may(Role.PRODUCT);
    return record == null || !may
        ? null
        : new PageAddress("/people/edit", List.of(new PageAddress.Parameter("id", record.id())))
            .href();
  }

  private PersonPage.Event row(StoredEvent event, ZoneId zone, Shell shell) {
    String account = event.accountId();
    String known = account == null ? null : histories.nameOf(account, shell.asOf());
    return new PersonPage.Event(
        Format.time(event.timestamp(), zone),
        PersonHistory.what(event),
        event.properties().equals("{}") ? "" : event.properties(),
        Objects.requireNonNullElse(known == null ? account : known, ""),
        account == null || known == null ? null : shell.link(AccountAddress.of(account)));
  }

  /** What one person did, as CSV. */
  @GetMapping("/people/events.csv")
  void csv(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String q,
      HttpServletResponse response) {
    var person = histories.of(id);
    Csv.download(
        response,
        "person",
        csv -> {
          csv.row("timestamp", "type", "event", "account_id", "properties", "message_id");
          for (var event : person.calls()) {
            if (PersonHistory.holds(event, q)) {
              csv.row(
                  event.timestamp(),
                  event.type(),
                  event.event(),
                  event.accountId(),
                  event.properties(),
                  event.messageId());
            }
          }
        });
  }
}
