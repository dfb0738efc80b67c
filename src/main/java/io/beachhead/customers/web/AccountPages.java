package io.beachhead.customers.web;

import gg.jte.Content;
import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountSection;
import io.beachhead.customers.AccountSection.Place;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.Person;
import io.beachhead.customers.PersonAddress;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.customers.revenue.MonthlyRevenue;
import io.beachhead.customers.revenue.RevenueInForce;
import io.beachhead.customers.revenue.RevenueSource;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import io.beachhead.web.SignedInUser;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Puts the page of one account together: what customers know, and what other modules add. */
@Component
@ConditionalOnWebApplication
class AccountPages {
  private static final int PEOPLE_SHOWN = 12;
  private static final int MOVEMENTS_SHOWN = 6;

  private final AccountLookup lookup;
  private final Accounts accounts;
  private final Deals deals;
  private final PageCards cards;
  private final WorkspaceSettings settings;

  AccountPages(
      AccountLookup lookup,
      Accounts accounts,
      Deals deals,
      PageCards cards,
      WorkspaceSettings settings) {
    this.lookup = lookup;
    this.accounts = accounts;
    this.deals = deals;
    this.cards = cards;
    this.settings = settings;
  }

  AccountPage page(Shell shell, AccountInQuestion account, boolean mayChange) {
    CustomerBase base = account.base();
    int row = account.row();
    List<AccountSection> sections = new ArrayList<>(lookup.sections(account));
    sections.add(own(Place.MAIN, 15, "customers/_revenue", revenue(shell, account)));
    List<Deal> known = deals.ofAccount(account.id());
    if (!known.isEmpty()) {
      sections.add(own(Place.MAIN, 40, "customers/_deals", deals(known)));
    }
    sections.add(own(Place.SIDE, 10, "customers/_people", people(account, mayChange)));
    sections.add(own(Place.SIDE, 90, "customers/_facts", facts(shell, account, mayChange)));
    sections.sort(Comparator.comparingInt(AccountSection::order));
    String stage = AccountItem.text(base, "stage", row);
    LocalDate renews = accounts.renews(account.id(), base.asOf()).orElse(null);
    String capture = shell.capture();
    return new AccountPage(
        shell,
        new AccountPage.Head(
            base.name(row),
            new SignedInUser(base.name(row), "", "").initials(),
            account.group().map(g -> new AccountsPage.Segment(g.colour(), g.name())).orElse(null),
            stage == null ? null : AccountsPages.stage(stage),
            sentence(account),
            base.hasRevenue(row) ? Format.money(base.arr(row), base.currency()) : null,
            whyHref(account),
            renews == null
                ? null
                : new AccountPage.Renewal(
                    Format.date(renews),
                    Format.count(ChronoUnit.DAYS.between(base.asOf(), renews), "day")),
            capture == null ? null : new AccountPage.Note(withAccount(capture, account.id())),
            mayChange ? edit(account.id()) : null),
        contents(sections, Place.HEADER),
        contents(sections, Place.MAIN),
        contents(sections, Place.SIDE));
  }

  private static AccountSection own(Place place, int order, String template, Record page) {
    return new AccountSection(place, order, template, page, null, null);
  }

  private List<Content> contents(List<AccountSection> sections, Place place) {
    return sections.stream()
        .filter(section -> section.place() == place)
        .map(section -> cards.content(section.template(), section.page()))
        .toList();
  }

  /** "Bergen, 84 staff. Customer since Mar 2025. Owner Priya Raman." */
  private static String sentence(AccountInQuestion account) {
    CustomerBase base = account.base();
    int row = account.row();
    String staff =
        base.attribute("employees") instanceof NumberAttribute employees && employees.known(row)
            ? Format.count((long) employees.number(row)) + " staff"
            : null;
    String company =
        String.join(
            ", ",
            Stream.of(
                    AccountItem.text(base, "industry", row),
                    AccountItem.text(base, "country", row),
                    staff,
                    AccountItem.text(base, "domain", row))
                .filter(Objects::nonNull)
                .toList());
    LocalDate since = AccountsApi.customerSince(base, row);
    String owner = AccountItem.text(base, "owner", row);
    return String.join(
        " ",
        Stream.of(
                company.isEmpty() ? null : company + ".",
                since == null ? null : "Customer since " + Format.month(since) + ".",
                owner == null ? null : "Owner " + owner + ".")
            .filter(Objects::nonNull)
            .toList());
  }

  private static String whyHref(AccountInQuestion account) {
    return new PageAddress(
            "/why/arr",
            List.of(
                new PageAddress.Parameter("account", account.id()),
                new PageAddress.Parameter("asOf", account.base().asOf().toString())))
        .href();
  }

  private static String withAccount(String capture, String id) {
    String parameter =
        new PageAddress("", List.of(new PageAddress.Parameter("account", id))).href();
    return capture + (capture.contains("?") ? parameter.replace('?', '&') : parameter);
  }

  private static AccountPage.Revenue revenue(Shell shell, AccountInQuestion account) {
    CustomerBase base = account.base();
    int row = account.row();
    RevenueSource source = base.revenue().source(row);
    PageAddress address = shell.address();
    boolean table = "table".equals(address.parameter("view"));
    List<MonthlyRevenue> months =
        base.hasRevenue(row)
            ? base.revenue().history(row, base.asOf(), AccountsApi.MONTHS)
            : List.of();
    LocalDate since = AccountsApi.customerSince(base, row);
    List<AccountPage.Month> rows = new ArrayList<>();
    for (MonthlyRevenue month : months.reversed()) {
      rows.add(
          new AccountPage.Month(
              Format.month(month.month().atDay(1)), Format.money(month.mrr(), base.currency())));
    }
    return new AccountPage.Revenue(
        account.group().map(group -> group.colour()).orElse(0),
        months.isEmpty() ? List.of() : RevenueChart.of(months, base.currency()),
        rows,
        movements(base, row),
        table,
        address.with("view", table ? null : "table").href(),
        new PageAddress(
                "/accounts/revenue.csv",
                List.of(
                    new PageAddress.Parameter("id", account.id()),
                    new PageAddress.Parameter("asOf", base.asOf().toString())))
            .href(),
        "Read from "
            + source.words()
            + "."
            + (since == null ? "" : " First paid on " + Format.date(since) + "."),
        base.hasRevenue(row)
            ? ""
            : "What this account pays is not known: "
                + AccountItem.unknownRevenue(base, row).why()
                + ".");
  }

  /** The last changes, newest first: the first one is where the account began to pay. */
  private static List<AccountPage.Movement> movements(CustomerBase base, int row) {
    List<AccountPage.Movement> movements = new ArrayList<>();
    boolean paidEarlier = false;
    for (RevenueInForce.Change change : base.revenue().changes(row, base.asOf())) {
      String what;
      if (change.before() == 0) {
        what = paidEarlier ? "Came back" : "New";
      } else if (change.after() == 0) {
        what = "Left";
      } else {
        what = change.after() > change.before() ? "Grew" : "Shrank";
      }
      paidEarlier = true;
      double difference = 12 * (change.after() - change.before());
      movements.addFirst(
          new AccountPage.Movement(
              Format.date(change.day()),
              what,
              change.after() == 0 ? "bad" : difference < 0 ? "warn" : "ok",
              Format.moneyChange(difference, base.currency()),
              Format.money(12 * change.after(), base.currency())));
    }
    return movements.subList(0, Math.min(MOVEMENTS_SHOWN, movements.size()));
  }

  private static String edit(String id) {
    return new PageAddress("/accounts/edit", List.of(new PageAddress.Parameter("id", id))).href();
  }

  private AccountPage.People people(AccountInQuestion account, boolean mayChange) {
    List<Person> people = accounts.people(account.id());
    return new AccountPage.People(
        people.isEmpty() ? "" : Format.count(people.size()) + " known",
        people.stream().limit(PEOPLE_SHOWN).map(AccountPages::contact).toList(),
        Math.max(0, people.size() - PEOPLE_SHOWN),
        mayChange
            ? new PageAddress(
                    "/people/new", List.of(new PageAddress.Parameter("account", account.id())))
                .href()
            : null);
  }

  private static AccountPage.Contact contact(Person person) {
    String role = person.buyingRole();
    return new AccountPage.Contact(
        new SignedInUser(person.called(), "", "").initials(),
        person.called(),
        PersonAddress.of(person.id()),
        person.title() == null ? "" : person.title(),
        String.join(
            ", ",
            Stream.of(
                    person.persona(),
                    person.seniority(),
                    person.name() == null ? null : person.email())
                .filter(Objects::nonNull)
                .toList()),
        role == null ? null : AccountsPages.words(role));
  }

  private AccountPage.Deals deals(List<Deal> deals) {
    return new AccountPage.Deals(deals.stream().map(this::deal).toList());
  }

  private AccountPage.DealRow deal(Deal deal) {
    String outcome = deal.outcome();
    String stage = deal.stage();
    return new AccountPage.DealRow(
        deal.name(),
        deal.amount() == null
            ? "not known"
            : Format.money(deal.amount().amount(), deal.amount().currency()),
        outcome == null
            ? stage == null ? "Open" : AccountsPages.words(stage)
            : AccountsPages.words(outcome),
        outcome == null ? "" : outcome.equals("won") ? "ok" : "bad",
        day(deal.closedAt() == null ? deal.createdAt() : deal.closedAt()),
        String.join(
            ", ",
            Stream.of(
                    deal.lostReason(),
                    deal.competitor() == null ? null : "against " + deal.competitor())
                .filter(Objects::nonNull)
                .toList()));
  }

  private String day(@Nullable Instant instant) {
    return instant == null
        ? "not known"
        : Format.date(instant.atZone(settings.current().timezone()).toLocalDate());
  }

  private static AccountPage.Facts facts(
      Shell shell, AccountInQuestion account, boolean mayChange) {
    CustomerBase base = account.base();
    int row = account.row();
    String stage = AccountItem.text(base, "stage", row);
    String owner = AccountItem.text(base, "owner", row);
    List<AccountPage.Fact> facts = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Attribute attribute : base.attributes()) {
      String name = attribute.name();
      if (List.of("name", "owner", "stage").contains(name)) {
        continue;
      }
      String value =
          attribute instanceof DateAttribute dates && dates.date(row) instanceof LocalDate date
              ? Format.date(date)
              : attribute.text(row);
      if (value == null) {
        missing.add(AccountsPages.words(name));
      } else {
        facts.add(new AccountPage.Fact(AccountsPages.words(name), value));
      }
    }
    return new AccountPage.Facts(
        shell,
        account.id(),
        mayChange,
        owner == null ? "" : owner,
        stage == null ? "" : AccountsPages.words(stage),
        Accounts.STAGES.stream()
            .map(s -> new AccountsPage.Option(s, AccountsPages.words(s), s.equals(stage)))
            .toList(),
        facts,
        String.join(", ", missing));
  }
}
