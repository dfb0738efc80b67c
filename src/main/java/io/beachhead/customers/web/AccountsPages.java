package io.beachhead.customers.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountFilter;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.AccountOrder;
import io.beachhead.customers.AccountSlice;
import io.beachhead.customers.AccountValues;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.FlagAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.web.Cursor;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a page of the list into what the template shows. */
final class AccountsPages {
  /** More values than a person picks from in a menu. */
  private static final int MOST_CHOICES = 24;

  /** Shown of an attribute with more values: those of most accounts. */
  private static final int SHOWN_OF_MANY = 8;

  private static final String COLUMN = "column";

  private static final Set<String> USUAL_COLUMNS =
      Set.of("id", "name", "stage", "owner", "employees");

  private static final Set<String> NO_FACET = Set.of("id", "name", "domain", "created_at");
  private static final Set<String> OF_THE_QUESTION =
      Set.of("q", "cursor", "segment", "stage", "owner");

  private final Shell shell;
  private final AccountsQuestion question;
  private final AccountSlice slice;
  private final CustomerBase base;
  private final PageAddress address;
  private final String lastImport;

  /**
   * A page for one request.
   *
   * @param lastImport a sentence, or empty where nothing was imported
   */
  AccountsPages(Shell shell, AccountsQuestion question, AccountSlice slice, String lastImport) {
    this.lastImport = lastImport.isEmpty() ? "" : " " + lastImport;
    this.shell = shell;
    this.question = question;
    this.slice = slice;
    this.base = slice.base();
    this.address = shell.address().with("cursor", null);
  }

  AccountsPage page() {
    return new AccountsPage(
        shell,
        sentence(),
        remark(),
        new AccountsPage.Filters(
            question.filter().text(),
            hidden(parameter -> !OF_THE_QUESTION.contains(parameter)),
            choosers(),
            facets(),
            columnChoices(),
            hidden(parameter -> !parameter.equals(COLUMN)),
            chips()),
        columns(),
        slice.rows().stream().map(this::row).toList(),
        totals(),
        bulk(),
        pager(),
        twin("/accounts.csv"),
        twin("/api/accounts"),
        base.size() == 0);
  }

  private AccountsPage.@Nullable Bulk bulk() {
    var user = CurrentUser.now();
    return user.may(Role.GTM) || user.may(Role.PRODUCT)
        ? new AccountsPage.Bulk(address.href(), owners())
        : null;
  }

  private List<String> owners() {
    return base.attribute("owner") instanceof TextAttribute owners
        ? IntStream.range(0, owners.distinct())
            .mapToObj(owners::value)
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList()
        : List.of();
  }

  /** Attributes that are shown as columns because somebody chose them. */
  private List<Attribute> chosen() {
    return address.query().stream()
        .filter(parameter -> parameter.name().equals(COLUMN))
        .map(parameter -> base.attribute(parameter.value()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private List<AccountsPage.Option> columnChoices() {
    var chosen = chosen();
    return base.attributes().stream()
        .filter(attribute -> !USUAL_COLUMNS.contains(attribute.name()))
        .filter(attribute -> attribute.knownCount() > 0)
        .map(attribute ->
            new AccountsPage.Option(
                attribute.name(), words(attribute.name()), chosen.contains(attribute)))
        .toList();
  }

  private static String cell(Attribute attribute, int row) {
    return attribute instanceof DateAttribute dates && dates.date(row) instanceof LocalDate day
        ? Format.date(day)
        : Objects.requireNonNullElse(attribute.text(row), "");
  }

  /** The accounts that the filters leave, out of all, and what they pay. */
  private String sentence() {
    String all = Format.count(base.size(), "account");
    String accounts =
        slice.total() == base.size() ? all : Format.count(slice.total()) + " of " + all;
    String arr =
        slice.revenueKnown() > 0
            ? Format.money(slice.arr(), base.currency()) + " ARR"
            : "no revenue known yet";
    return accounts + ", " + arr + "." + lastImport;
  }

  /** Why the revenue may not be what one expects. */
  private @Nullable String remark() {
    var missing = base.revenue().currenciesWithoutRate();
    if (!missing.isEmpty()) {
      return "Revenue in "
          + String.join(", ", missing)
          + " is not counted: there is no exchange rate for it. An admin sets it under Settings.";
    }
    var last = base.revenue().lastChangeDay();
    boolean silent = base.totalArr() == 0 && last.isPresent();
    if (silent && last.getAsInt() < base.asOf().toEpochDay()) {
      return "No recurring revenue is in force on "
          + Format.date(base.asOf())
          + ". The last known revenue ended on "
          + Format.date(LocalDate.ofEpochDay(last.getAsInt()))
          + ": choose an earlier day to look at it.";
    }
    return null;
  }

  private List<AccountsPage.Hidden> hidden(Predicate<String> wanted) {
    return address.query().stream()
        .filter(parameter -> wanted.test(parameter.name()))
        .map(parameter -> new AccountsPage.Hidden(parameter.name(), parameter.value()))
        .toList();
  }

  private List<AccountsPage.Chooser> choosers() {
    List<AccountsPage.Chooser> choosers = new ArrayList<>();
    slice.groups().ifPresent(groups -> choosers.add(segments(groups)));
    if (base.attribute("stage") instanceof TextAttribute stages && stages.distinct() > 0) {
      List<String> used =
          Accounts.STAGES.stream().filter(stage -> stages.codeOf(stage) >= 0).toList();
      choosers.add(chooser("stage", "Any stage", used));
    }
    if (base.attribute("owner") instanceof TextAttribute owners && owners.distinct() > 0) {
      choosers.add(chooser("owner", "Any owner", owners()));
    }
    return choosers;
  }

  private AccountsPage.Chooser segments(AccountGroups groups) {
    String chosen = question.filter().segment();
    return new AccountsPage.Chooser(
        "segment",
        "Any segment",
        groups.groups().stream()
            .map(group ->
                new AccountsPage.Option(group.key(), group.name(), group.key().equals(chosen)))
            .toList());
  }

  private AccountsPage.Chooser chooser(String name, String label, List<String> values) {
    List<String> chosen = question.filter().attributes().getOrDefault(name, List.of());
    return new AccountsPage.Chooser(
        name,
        label,
        values.stream()
            .map(value -> new AccountsPage.Option(value, words(value), chosen.contains(value)))
            .toList());
  }

  private List<AccountsPage.Facet> facets() {
    return base.attributes().stream()
        .filter(attribute -> !NO_FACET.contains(attribute.name()))
        .filter(attribute -> !List.of("stage", "owner").contains(attribute.name()))
        .map(this::facet)
        .filter(Objects::nonNull)
        .toList();
  }

  private AccountsPage.@Nullable Facet facet(Attribute attribute) {
    List<String> values =
        switch (attribute) {
          case TextAttribute text when text.distinct() >= 1 && text.distinct() <= MOST_CHOICES ->
              IntStream.range(0, text.distinct())
                  .mapToObj(text::value)
                  .sorted(String.CASE_INSENSITIVE_ORDER)
                  .toList();
          case TextAttribute text when text.distinct() > MOST_CHOICES -> mostFrequent(text);
          case FlagAttribute _ -> List.of("true", "false");
          case TextAttribute _, NumberAttribute _, DateAttribute _ -> List.of();
        };
    if (values.isEmpty()) {
      return null;
    }
    String parameter = AccountsQuestion.parameter(attribute.name());
    String chosen = address.parameter(parameter);
    Stream<String> offered =
        attribute.knownCount() < base.size()
            ? Stream.concat(values.stream(), Stream.of(AccountFilter.NOT_KNOWN))
            : values.stream();
    return new AccountsPage.Facet(
        words(attribute.name()),
        offered
            .map(value ->
                new AccountsPage.Choice(
                    words(value),
                    address.with(parameter, value.equals(chosen) ? null : value).href(),
                    value.equals(chosen)))
            .toList(),
        chosen != null,
        attribute instanceof TextAttribute text && text.distinct() > MOST_CHOICES
            ? more(text)
            : null);
  }

  private List<String> mostFrequent(TextAttribute text) {
    return AccountValues.ofAll(base, text).matching("").stream()
        .limit(SHOWN_OF_MANY)
        .map(AccountValues.Value::text)
        .toList();
  }

  private AccountsPage.More more(TextAttribute text) {
    var others = address.with(AccountsQuestion.parameter(text.name()), null).query();
    return new AccountsPage.More(
        text.name(),
        others.stream().map(other -> new AccountsPage.Hidden(other.name(), other.value())).toList(),
        "All %s values".formatted(Format.count(text.distinct())),
        new PageAddress("/account-values", others).with("attribute", text.name()).href());
  }

  private List<AccountsPage.Chip> chips() {
    List<AccountsPage.Chip> chips = new ArrayList<>();
    for (PageAddress.Parameter parameter : address.query()) {
      String attribute = AccountsQuestion.attribute(parameter.name());
      // Stage and owner are in sight anyway.
      if (attribute != null
          && !OF_THE_QUESTION.contains(attribute)
          && !parameter.value().isBlank()) {
        chips.add(
            new AccountsPage.Chip(
                words(attribute),
                words(parameter.value()),
                address.with(parameter.name(), null).href()));
      }
    }
    return chips;
  }

  /** Columns that no account has a value in are left out. */
  private List<AccountsPage.Column> columns() {
    List<AccountsPage.Column> columns = new ArrayList<>();
    columns.add(column("name", "Account", false, ""));
    if (slice.groups().isPresent()) {
      columns.add(column("segment", "Segment", false, ""));
    }
    if (anybodyHas("stage")) {
      columns.add(column("stage", "Stage", false, "p2"));
    }
    if (anybodyHas("owner")) {
      columns.add(column("owner", "Owner", false, "p3"));
    }
    if (anybodyHas("employees")) {
      columns.add(column("employees", "Employees", true, "p3"));
    }
    if (base.people().size() > 0) {
      columns.add(column("people", "People", true, "p2"));
    }
    for (var attribute : chosen()) {
      columns.add(
          column(
              attribute.name(),
              words(attribute.name()),
              attribute instanceof NumberAttribute,
              "p2"));
    }
    columns.add(column("arr", "ARR", true, ""));
    return columns;
  }

  private boolean anybodyHas(String attribute) {
    Attribute column = base.attribute(attribute);
    return column != null && column.knownCount() > 0;
  }

  private AccountsPage.Column column(String key, String label, boolean number, String css) {
    AccountOrder order = question.order();
    return new AccountsPage.Column(
        key,
        label,
        number,
        css,
        order.key().equals(key) ? (order.descending() ? "descending" : "ascending") : null,
        address.with("sort", order.click(key).text()).href());
  }

  private AccountsPage.Row row(int row) {
    Optional<AccountGroup> group = slice.groups().map(groups -> groups.of(row));
    String stage = AccountItem.text(base, "stage", row);
    return new AccountsPage.Row(
        base.id(row),
        shell.link(AccountAddress.of(base.id(row))),
        base.name(row),
        note(row),
        group.map(g -> new AccountsPage.Segment(g.colour(), g.name())).orElse(null),
        stage == null ? null : stage(stage),
        AccountItem.text(base, "owner", row),
        base.attribute("employees") instanceof NumberAttribute employees && employees.known(row)
            ? Format.count((long) employees.number(row))
            : null,
        Format.count(base.people().count(row)),
        chosen().stream().map(attribute -> cell(attribute, row)).toList(),
        base.hasRevenue(row) ? Format.money(base.arr(row), base.currency()) : null);
  }

  /** What tells accounts of one name apart. */
  private String note(int row) {
    String id = base.id(row).equals(base.name(row)) ? null : base.id(row);
    String domain = AccountItem.text(base, "domain", row);
    return String.join(
        ", ",
        Stream.of(domain == null ? id : domain, AccountItem.text(base, "industry", row))
            .filter(Objects::nonNull)
            .toList());
  }

  static AccountsPage.Stage stage(String stage) {
    return new AccountsPage.Stage(
        words(stage),
        switch (stage) {
          case "churned" -> "bad";
          case "paying" -> "ok";
          default -> "";
        });
  }

  private AccountsPage.Totals totals() {
    return new AccountsPage.Totals(
        Format.count(slice.total(), "account"),
        Format.count(slice.people()),
        slice.revenueKnown() == 0 ? "not known" : Format.money(slice.arr(), base.currency()));
  }

  private Pager pager() {
    Cursor next = slice.next();
    int first = slice.rows().isEmpty() ? 0 : slice.before() + 1;
    return new Pager(
        first,
        slice.before() + slice.rows().size(),
        slice.total(),
        question.cursor() == null ? null : address.href(),
        next == null ? null : address.with("cursor", next.encode()).href());
  }

  private String twin(String path) {
    return new PageAddress(path, address.with("limit", null).query()).href();
  }

  /** A key as a word: {@code created_at} reads "Created at". */
  static String words(String key) {
    if (key.isEmpty() || key.equals(AccountFilter.NOT_KNOWN)) {
      return key;
    }
    String spaced = key.replace('_', ' ');
    boolean lower = Arrays.stream(key.split("[_ ]")).allMatch(w -> w.matches("[a-z]+"));
    return lower ? Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1) : spaced;
  }
}
