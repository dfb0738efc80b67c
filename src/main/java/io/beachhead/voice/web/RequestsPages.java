package io.beachhead.voice.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.Deal;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestState;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.Sort;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the requests that match into what the template shows. */
final class RequestsPages {
  static final int ROWS_OF_A_PAGE = 50;
  private static final List<String> COLUMNS =
      List.of("text", "account", "importance", "amount", "arr", "said");

  private final Shell shell;
  private final RequestQuestion question;
  private final RequestLookup.Said said;
  private final ZoneId zone;
  private final PageAddress address;
  private final boolean editable;

  RequestsPages(
      Shell shell,
      RequestQuestion question,
      RequestLookup.Said said,
      ZoneId zone,
      boolean editable) {
    this.shell = shell;
    this.question = question;
    this.said = said;
    this.zone = zone;
    this.editable = editable;
    this.address = shell.address().with("page", null);
  }

  /**
   * @param team what the page offers beside its requests: views, notices, what to do with many
   */
  RequestsPage page(int number, InboxFrame team) {
    Sort sort = Sort.parse(address.parameter("sort"), "-said", COLUMNS, address);
    Inbox inbox = Inbox.of(said, question);
    List<Request> found = sorted(inbox.found(), sort);
    int from = Math.min(found.size(), (number - 1) * ROWS_OF_A_PAGE);
    int to = Math.min(found.size(), from + ROWS_OF_A_PAGE);
    return new RequestsPage(
        shell,
        new InboxFilters(address, question, said, inbox, team.themes()).filter(team.views()),
        team.notices(),
        team.cards(),
        new InboxStrip(said).numbers(found),
        found.subList(from, to).stream().map(this::row).toList(),
        sort,
        Pager.byNumber(address, number, ROWS_OF_A_PAGE, found.size()),
        said.groups().isPresent(),
        editable ? team.bulk() : null,
        new RequestsPage.Links(
            shell.address().href(),
            new PageAddress("/requests.csv", address.query()).href(),
            new PageAddress("/api/requests", address.with("sort", null).query()).href()),
        said.book().all().isEmpty() && said.book().unconfirmed().isEmpty());
  }

  /** What is not known comes last, whichever way the column is sorted. */
  private List<Request> sorted(List<Request> found, Sort sort) {
    boolean down = sort.descending();
    Comparator<Request> order =
        switch (sort.column()) {
          case "text" -> by(request -> request.text().toLowerCase(Locale.ROOT), down);
          case "account" -> by(said::accountName, down);
          case "importance" -> by(Request::importance, down);
          case "amount" -> by(RequestsPages::amount, down);
          case "arr" -> by(this::arr, down);
          default -> by(Request::createdAt, down);
        };
    boolean asItIs = down && sort.column().equals("said");
    return asItIs ? found : found.stream().sorted(order).toList();
  }

  private static <T extends Comparable<? super T>> Comparator<Request> by(
      Function<Request, @Nullable T> value, boolean down) {
    Comparator<T> natural = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(value, Comparator.nullsLast(natural));
  }

  private static @Nullable BigDecimal amount(Request request) {
    Money amount = request.amount();
    return amount == null ? null : amount.amount();
  }

  private @Nullable Double arr(Request request) {
    int row = said.row(request);
    return row >= 0 && said.base().hasRevenue(row) ? Double.valueOf(said.base().arr(row)) : null;
  }

  private RequestsPage.Row row(Request request) {
    Money amount = request.amount();
    Instant created = request.createdAt();
    Double arr = arr(request);
    int voices = said.book().voices(request).size();
    var notes = new ArrayList<String>();
    Stream.of(request.said(), request.source()).filter(Objects::nonNull).forEach(notes::add);
    if (voices > 1) {
      notes.add(Format.count(voices, "voice"));
    }
    if (request.owner() != null) {
      notes.add("owner " + request.owner());
    }
    return new RequestsPage.Row(
        request.id(),
        shell.link(RequestAddress.of(request.id())),
        request.text().length() <= 280 ? request.text() : request.text().substring(0, 279) + "…",
        String.join(", ", notes),
        account(request, said, shell),
        company(request),
        need(request.importance()),
        about(request, said.features(), editable, false),
        amount == null ? "" : Format.money(amount.amount(), amount.currency()),
        arr == null ? "" : Format.money(arr, said.base().currency()),
        created == null ? "" : Format.age(created.atZone(zone).toLocalDate(), said.base().asOf()),
        request.state() == RequestState.OPEN ? "" : request.state().label());
  }

  private static String company(Request request) {
    Deal deal = request.stake().deal();
    String prospect = request.asker().prospect();
    String special = deal == Deal.LOST ? "lost deal" : deal == Deal.OPEN ? "open deal" : "";
    if (request.accountId() != null || prospect == null) {
      return special;
    }
    return special.isEmpty() ? prospect + ", prospect" : prospect + ", " + special;
  }

  static RequestsPage.Need need(@Nullable Importance importance) {
    return new RequestsPage.Need(
        importance == null ? "" : importance.label(),
        importance == Importance.BLOCKER ? "bad" : "");
  }

  /** The cell of theme and feature. */
  static RequestsPage.About about(
      Request request, Map<String, String> features, boolean editable, boolean focused) {
    return new RequestsPage.About(
        request.themes().stream().map(AssignedTheme::name).toList(),
        request.features().stream().map(key -> features.getOrDefault(key, key)).toList(),
        editable ? AboutController.address("/requests/about/edit", request.id()) : null,
        focused);
  }

  static RequestsPage.@Nullable Account account(
      Request request, RequestLookup.Said said, Shell shell) {
    int row = said.row(request);
    if (row < 0) {
      return null;
    }
    AccountGroup group = said.segment(request);
    return new RequestsPage.Account(
        said.base().name(row),
        shell.link(AccountAddress.of(said.base().id(row))),
        group == null ? null : new RequestsPage.Segment(group.colour(), group.name()));
  }
}
