package io.beachhead.behaviour.web;

import io.beachhead.behaviour.actors.Actor;
import io.beachhead.behaviour.actors.ActorProfiles;
import io.beachhead.behaviour.actors.Actors;
import io.beachhead.behaviour.actors.Profile;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.saved.web.SavedController;
import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.PersonAddress;
import io.beachhead.web.Choice;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Fill;
import io.beachhead.workspace.WorkspaceSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The list behind a number of any question, the largest accounts first. */
@Component
class PeopleLists {
  private static final int ROWS_OF_A_PAGE = 50;

  private final GroupLabels labels;
  private final ActorProfiles profiles;
  private final WorkspaceSettings settings;
  private final JsonMapper json;
  private final Clock clock;

  PeopleLists(
      GroupLabels labels,
      ActorProfiles profiles,
      WorkspaceSettings settings,
      JsonMapper json,
      Clock clock) {
    this.labels = labels;
    this.profiles = profiles;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Whose list it is.
   *
   * @param title and {@code sentence}: which number
   * @param back the question's page
   * @param csv address of the list as a file
   * @param figure what is shown of each besides: a step, uses
   * @param question as the API takes it, with kind and of: what a cohort of the list keeps
   */
  record Listing(
      String title,
      String sentence,
      Choice back,
      Link csv,
      Actors actors,
      Figure figure,
      JsonNode question) {}

  /**
   * What the question counts for each.
   *
   * @param head of the column
   * @param words of a number
   */
  record Figure(String head, IntFunction<String> words) {
    static final Figure PLAIN = new Figure("Counted", Format::count);
  }

  private record Listed(Actor actor, int row) {}

  PeoplePage page(Shell shell, Listing listing, Fields fields) {
    var base = labels.base(shell);
    var segments = labels.segments(shell);
    var everybody = list(listing.actors(), base);
    var all = of(segments, fields.text("segment"), everybody);
    var number = new Numbers().whole("page", fields.text("page"));
    int last = Math.max(1, Math.ceilDiv(all.size(), ROWS_OF_A_PAGE));
    int page = number == null ? 1 : Math.clamp(number, 1, last);
    var shown =
        all.subList(
            Math.min(all.size(), (page - 1) * ROWS_OF_A_PAGE),
            Math.min(all.size(), page * ROWS_OF_A_PAGE));
    var by = listing.actors().by();
    var known = profiles.of(by, shown.stream().map(one -> one.actor.id()).toList());
    var zone = settings.current().timezone();
    var rows = new ArrayList<PeoplePage.Row>();
    for (int i = 0; i < shown.size(); i++) {
      rows.add(row(new Shown(shown.get(i), known.get(i), base, segments), listing, shell, zone));
    }
    return new PeoplePage(
        shell,
        listing.title(),
        listing.sentence(),
        listing.back(),
        listing.csv().with("segment", fields.text("segment")).href(),
        tabs(segments, fields.text("segment"), everybody, shell),
        by == Unit.ACCOUNT,
        segments.isPresent(),
        listing.figure().head(),
        rows,
        Pager.byNumber(shell.address(), page, ROWS_OF_A_PAGE, all.size()),
        SavedController.maySave() ? listing.question().toString() : null);
  }

  void csv(Shell shell, String name, Listing listing, Fields fields, HttpServletResponse response) {
    var base = labels.base(shell);
    var segments = labels.segments(shell);
    var all = of(segments, fields.text("segment"), list(listing.actors(), base));
    var by = listing.actors().by();
    var known = profiles.of(by, all.stream().map(one -> one.actor.id()).toList());
    Csv.download(
        response,
        name,
        csv -> {
          csv.row(
              by == Unit.ACCOUNT ? "id" : "person_id",
              "person",
              "account_id",
              "account",
              "segment",
              "owner",
              "arr",
              "currency",
              "value",
              "at",
              "last_seen",
              "figure");
          for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            int row = one.row;
            csv.row(
                one.actor.id(),
                one.actor.called(),
                one.actor.account(),
                row < 0 ? null : base.name(row),
                row < 0 ? null : segments.map(groups -> groups.of(row).key()).orElse(null),
                known.get(i).owner(),
                row >= 0 && base.hasRevenue(row) ? base.arr(row) : null,
                row >= 0 && base.hasRevenue(row) ? base.currency() : null,
                one.actor.value(),
                Instant.ofEpochMilli(one.actor.at()),
                known.get(i).lastSeen(),
                listing.figure().words().apply(one.actor.figure()));
          }
        });
  }

  /** Those of one segment; everybody where none is asked for. */
  private static List<Listed> of(
      Optional<AccountGroups> segments, @Nullable String segment, List<Listed> everybody) {
    return segment == null
        ? everybody
        : everybody.stream()
            .filter(one ->
                one.row >= 0
                    && segments
                        .map(groups -> groups.of(one.row).key().equals(segment))
                        .orElse(false))
            .toList();
  }

  private static List<Choice> tabs(
      Optional<AccountGroups> segments,
      @Nullable String chosen,
      List<Listed> everybody,
      Shell shell) {
    if (segments.isEmpty()) {
      return List.of();
    }
    var address = shell.address().with("page", null);
    var tabs = new ArrayList<Choice>();
    tabs.add(
        new Choice(
            "All " + Format.count(everybody.size()),
            address.with("segment", null).href(),
            chosen == null));
    for (var group : segments.get().groups()) {
      int count = of(segments, group.key(), everybody).size();
      if (count > 0 || group.key().equals(chosen)) {
        tabs.add(
            new Choice(
                group.name() + " " + Format.count(count),
                address.with("segment", group.key()).href(),
                group.key().equals(chosen)));
      }
    }
    return tabs;
  }

  private static List<Listed> list(Actors actors, CustomerBase base) {
    boolean byAccount = actors.by() == Unit.ACCOUNT;
    return actors.all().stream()
        .map(actor -> {
          var account = byAccount ? actor.id() : actor.account();
          return new Listed(actor, account == null ? -1 : base.rowOf(account));
        })
        .sorted(
            Comparator.comparingDouble((Listed one) -> one.row < 0 ? 0 : -base.arr(one.row))
                .thenComparing(one -> one.actor.at(), Comparator.reverseOrder())
                .thenComparing(one -> one.actor.id()))
        .toList();
  }

  /** Somebody with all that is known. */
  private record Shown(
      Listed one, Profile profile, CustomerBase base, Optional<AccountGroups> segments) {}

  private static PeoplePage.Row row(Shown known, Listing listing, Shell shell, ZoneId zone) {
    var one = known.one();
    var base = known.base();
    var segments = known.segments();
    var profile = known.profile();
    boolean byAccount = listing.actors().by() == Unit.ACCOUNT;
    int row = one.row;
    var account = row < 0 ? one.actor.account() : base.name(row);
    var accountHref = row < 0 ? null : shell.link(AccountAddress.of(base.id(row)));
    return new PeoplePage.Row(
        Objects.requireNonNullElse(byAccount ? account : one.actor.called(), one.actor.id()),
        note(one.actor),
        byAccount ? accountHref : shell.link(PersonAddress.of(one.actor.id())),
        account,
        accountHref,
        row < 0 ? null : segments.map(groups -> label(groups, row)).orElse(null),
        Objects.requireNonNullElse(profile.owner(), ""),
        row >= 0 && base.hasRevenue(row) ? Format.money(base.arr(row), base.currency()) : "",
        profile.lastSeen() == null ? "" : Format.time(profile.lastSeen(), zone),
        Format.time(Instant.ofEpochMilli(one.actor.at()), zone),
        listing.figure().words().apply(one.actor.figure()));
  }

  private static String note(Actor actor) {
    if (actor.visitor()) {
      return "an anonymous visitor";
    }
    return actor.called() == null || actor.called().equals(actor.id()) ? "" : actor.id();
  }

  private static GroupLabel label(AccountGroups groups, int row) {
    var group = groups.of(row);
    return new GroupLabel(group.name(), group.colour(), Fill.segment(group.colour()));
  }

  /**
   * A question with the number that is meant. Where the page looks back from today, so does the
   * question, on whichever day it is asked.
   *
   * @param kind by its address under /api/behaviour
   * @param body of the question
   */
  ObjectNode said(String kind, Object body, JsonNode of, CommonForm common, Shell shell) {
    ObjectNode said = json.valueToTree(body);
    said.propertyNames().stream()
        .filter(name -> said.get(name).isNull())
        .toList()
        .forEach(said::remove);
    said.remove(List.of("asOf"));
    boolean today = !shell.asOf().isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    if (today && common.range() != CommonForm.Range.CUSTOM && said.has("dateFrom")) {
      said.remove("dateTo");
      if (common.range() == CommonForm.Range.ALL) {
        said.put("dateFrom", "all");
      } else {
        said.put("dateFrom", "-" + common.range().days + "d");
      }
    }
    return said.put("kind", kind).set("of", of);
  }
}
