package io.beachhead.customers.web;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountList;
import io.beachhead.customers.AccountSection;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.byhand.AccountEdit;
import io.beachhead.customers.byhand.AccountEditing;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.customers.revenue.Money;
import io.beachhead.customers.revenue.MonthlyRevenue;
import io.beachhead.customers.revenue.RevenueInForce;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Accounts")
class AccountsApi {
  /** Two years of revenue, so that a year can be compared with the year before. */
  static final int MONTHS = 24;

  private final AccountLookup lookup;
  private final Accounts accounts;
  private final AccountEditing editing;
  private final Deals deals;

  AccountsApi(AccountLookup lookup, Accounts accounts, AccountEditing editing, Deals deals) {
    this.editing = editing;
    this.lookup = lookup;
    this.accounts = accounts;
    this.deals = deals;
  }

  @GetMapping(value = "/api/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Accounts",
      description =
          "Parameters: q, segment, segmentation, sort (name, arr, created, employees, segment,"
              + " people or an attribute; -arr for the largest first), limit, cursor, asOf, stage,"
              + " plan, owner, industry, country, domain, attribute.NAME.")
  AccountsAnswer list(@RequestParam MultiValueMap<String, String> parameters) {
    AccountsQuestion question = AccountsQuestion.of(parameters);
    return AccountsAnswer.of(
        list(question)
            .page(question.filter(), question.order(), question.cursor(), question.limit()));
  }

  @GetMapping(
      value = {"/api/accounts", "/api/accounts.csv"},
      produces = "text/csv")
  @Operation(summary = "Accounts as CSV: all that match, not only one page")
  void csv(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
    AccountsCsv.write(lookup, AccountsQuestion.of(parameters), response);
  }

  @GetMapping(value = "/api/accounts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "One account",
      description = "An id that a path cannot carry goes as /api/accounts/-?id=ID.")
  AccountAnswer account(
      @PathVariable String id,
      @RequestParam(name = "id", required = false) @Nullable String asParameter,
      @RequestParam(required = false) @Nullable String segmentation) {
    return answer(lookup.account(named(id, asParameter), segmentation));
  }

  @PatchMapping("/api/accounts/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Change an account: those fields that are given",
      description =
          "An empty text takes a value away. attributes holds columns of your own by name; a name"
              + " that is not in use yet makes a new column.")
  AccountAnswer change(
      @PathVariable String id,
      @RequestParam(name = "id", required = false) @Nullable String asParameter,
      @RequestBody AccountEdit change) {
    editing.change(named(id, asParameter), change);
    return answer(lookup.account(named(id, asParameter), null));
  }

  /** {@code -} stands for the id in the parameter. */
  static String named(String inPath, @Nullable String asParameter) {
    return inPath.equals("-") && asParameter != null ? asParameter : inPath;
  }

  AccountAnswer answer(AccountInQuestion account) {
    CustomerBase base = account.base();
    Map<String, Object> sections = new LinkedHashMap<>();
    for (AccountSection section : lookup.sections(account)) {
      String name = section.jsonName();
      Object json = section.json();
      if (name != null && json != null) {
        sections.put(name, json);
      }
    }
    return new AccountAnswer(
        base.asOf(),
        AccountItem.of(base, account.row(), account.groups()),
        revenue(account),
        accounts.people(account.id()),
        deals.ofAccount(account.id()),
        sections);
  }

  private AccountAnswer.Revenue revenue(AccountInQuestion account) {
    CustomerBase base = account.base();
    RevenueInForce revenue = base.revenue();
    int row = account.row();
    List<MonthlyRevenue> months =
        revenue.known(row) ? revenue.history(row, base.asOf(), MONTHS) : List.of();
    return new AccountAnswer.Revenue(
        revenue.source(row).name().toLowerCase(Locale.ROOT),
        revenue.known(row) ? Money.of(revenue.mrr(row, base.asOf()), base.currency()) : null,
        customerSince(base, row),
        accounts.renews(account.id(), base.asOf()).orElse(null),
        months.stream()
            .map(month ->
                new AccountAnswer.Month(month.month(), Money.of(month.mrr(), base.currency())))
            .toList());
  }

  static @Nullable LocalDate customerSince(CustomerBase base, int row) {
    var day = base.revenue().firstPaidDay(row);
    return day.isPresent() && day.getAsInt() <= base.asOf().toEpochDay()
        ? LocalDate.ofEpochDay(day.getAsInt())
        : null;
  }

  private AccountList list(AccountsQuestion question) {
    CustomerBase base = lookup.base();
    return new AccountList(base, lookup.groups(base, question.segmentation()));
  }
}
