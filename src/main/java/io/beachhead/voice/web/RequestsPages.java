package io.beachhead.voice.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.Sort;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the requests that match into what the template shows. */
final class RequestsPages {
  static final int ROWS_OF_A_PAGE = 50;
  private static final List<String> COLUMNS =
      List.of("text", "account", "importance", "amount", "arr", "said");
  private static final List<String> OF_THE_QUESTION =
      List.of("q", "feature", "theme", "importance", "segment");

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

  RequestsPage page(int number) {
    Sort sort = Sort.parse(address.parameter("sort"), "-said", COLUMNS, address);
    List<Request> found = said.matching(question).stream().sorted(order(sort)).toList();
    int from = Math.min(found.size(), (number - 1) * ROWS_OF_A_PAGE);
    int to = Math.min(found.size(), from + ROWS_OF_A_PAGE);
    long waiting = said.requests(question.which()).stream().filter(Request::unassigned).count();
    int all = said.requests(question.which()).size();
    return new RequestsPage(
        shell,
        "What customers and prospects ask for, in their words.",
        Objects.requireNonNullElse(address.parameter("q"), ""),
        address.query().stream()
            .filter(parameter -> !OF_THE_QUESTION.contains(parameter.name()))
            .toList(),
        List.of(
            new Choice(
                "All " + Format.count(all),
                address.with("unassigned", null).href(),
                !question.unassigned()),
            new Choice(
                "Without theme " + Format.count(waiting),
                address.with("unassigned", "true").href(),
                question.unassigned())),
        choosers(),
        found.subList(from, to).stream().map(this::row).toList(),
        sort,
        Pager.byNumber(address, number, ROWS_OF_A_PAGE, found.size()),
        said.groups().isPresent(),
        editable,
        shell.address().href(),
        new PageAddress("/requests.csv", address.query()).href(),
        new PageAddress("/api/requests", address.with("sort", null).query()).href(),
        all == 0);
  }

  /** What is not known comes last, whichever way the column is sorted. */
  private Comparator<Request> order(Sort sort) {
    boolean down = sort.descending();
    return switch (sort.column()) {
      case "text" -> by(request -> request.text().toLowerCase(Locale.ROOT), down);
      case "account" -> by(said::accountName, down);
      case "importance" -> by(Request::importance, down);
      case "amount" -> by(RequestsPages::amount, down);
      case "arr" -> by(this::arr, down);
      default -> by(Request::createdAt, down);
    };
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

  private List<RequestsPage.Chooser> choosers() {
    List<RequestsPage.Chooser> choosers = new ArrayList<>();
    said.groups()
        .ifPresent(groups ->
            choosers.add(
                new RequestsPage.Chooser(
                    "segment",
                    "Any segment",
                    groups.groups().stream()
                        .map(group -> option(group.key(), group.name(), question.segment()))
                        .toList())));
    Map<String, String> themes = new TreeMap<>();
    Map<String, String> features = new TreeMap<>();
    for (Request request : said.requests(question.which())) {
      request.themes().forEach(theme -> themes.put(theme.key(), theme.name()));
      request.features().forEach(key -> features.put(key, said.features().getOrDefault(key, key)));
    }
    choosers.add(chooser("theme", "Any theme", themes, question.theme()));
    choosers.add(chooser("feature", "Any feature", features, question.feature()));
    Importance asked = question.importance();
    choosers.add(
        new RequestsPage.Chooser(
            "importance",
            "Any importance",
            Arrays.stream(Importance.values())
                .map(one -> new RequestsPage.Option(one.key(), one.label(), one == asked))
                .toList()));
    return choosers.stream().filter(chooser -> !chooser.options().isEmpty()).toList();
  }

  private static RequestsPage.Chooser chooser(
      String name, String label, Map<String, String> values, @Nullable String chosen) {
    return new RequestsPage.Chooser(
        name,
        label,
        values.entrySet().stream()
            .map(value -> option(value.getKey(), value.getValue(), chosen))
            .toList());
  }

  private static RequestsPage.Option option(String value, String label, @Nullable String chosen) {
    return new RequestsPage.Option(value, label, value.equals(chosen));
  }

  private RequestsPage.Row row(Request request) {
    Importance importance = request.importance();
    Money amount = request.amount();
    Instant created = request.createdAt();
    Double arr = arr(request);
    String note =
        String.join(
            ", ", Stream.of(request.said(), request.source()).filter(Objects::nonNull).toList());
    return new RequestsPage.Row(
        request.text(),
        note,
        account(request),
        importance == null ? "" : importance.label(),
        importance == Importance.BLOCKER ? "bad" : "",
        about(request, said.features(), editable, false),
        amount == null ? "" : Format.money(amount.amount(), amount.currency()),
        arr == null ? "" : Format.money(arr, said.base().currency()),
        created == null ? "" : Format.age(created.atZone(zone).toLocalDate(), said.base().asOf()));
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

  private RequestsPage.@Nullable Account account(Request request) {
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
