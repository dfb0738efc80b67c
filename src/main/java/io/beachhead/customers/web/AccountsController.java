package io.beachhead.customers.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountList;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.byhand.AccountEdit;
import io.beachhead.customers.byhand.AccountEditing;
import io.beachhead.customers.byhand.HandJournal;
import io.beachhead.customers.revenue.MonthlyRevenue;
import io.beachhead.imports.Imports;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.WhyAnswer;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of the accounts. */
@Controller
@Hidden
@ConditionalOnWebApplication
class AccountsController {
  private static final int IMPORTS_LOOKED_AT = 20;
  private static final Set<String> OUR_KINDS =
      Set.of("accounts", "people", "revenue", "subscriptions", "invoices", "deals");

  private final Shells shells;
  private final AccountLookup lookup;
  private final AccountPages pages;
  private final AccountEditing editing;
  private final Imports imports;
  private final WorkspaceSettings settings;

  AccountsController(
      Shells shells,
      AccountLookup lookup,
      AccountPages pages,
      AccountEditing editing,
      Imports imports,
      WorkspaceSettings settings) {
    this.imports = imports;
    this.settings = settings;
    this.shells = shells;
    this.lookup = lookup;
    this.pages = pages;
    this.editing = editing;
  }

  @GetMapping("/accounts")
  JteView list(@RequestParam MultiValueMap<String, String> parameters) {
    Shell shell = shells.shell("accounts");
    AccountsQuestion question = AccountsQuestion.of(parameters);
    CustomerBase base = lookup.base();
    var slice =
        new AccountList(base, lookup.groups(base, segmentation(shell)))
            .page(question.filter(), question.order(), question.cursor(), question.limit());
    return new JteView(
        "customers/list", new AccountsPages(shell, question, slice, lastImport()).page());
  }

  @GetMapping("/accounts.csv")
  void csv(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
    AccountsCsv.write(lookup, AccountsQuestion.of(parameters), response);
  }

  @GetMapping("/accounts/{id}")
  JteView account(
      @PathVariable String id,
      @RequestParam(name = "id", required = false) @Nullable String asParameter) {
    Shell shell = shells.shell("accounts");
    AccountInQuestion account =
        lookup.account(AccountsApi.named(id, asParameter), segmentation(shell));
    return new JteView(
        "customers/account",
        pages.page(
            shell,
            account,
            CurrentUser.now().may(Role.GTM) || CurrentUser.now().may(Role.PRODUCT)));
  }

  @GetMapping("/accounts/revenue.csv")
  void revenue(@RequestParam String id, HttpServletResponse response) {
    AccountInQuestion account = lookup.account(id, null);
    CustomerBase base = account.base();
    Csv.download(
        response,
        "revenue",
        csv -> {
          csv.row("month", "mrr", "currency");
          if (!base.hasRevenue(account.row())) {
            return;
          }
          for (MonthlyRevenue month :
              base.revenue().history(account.row(), base.asOf(), AccountsApi.MONTHS)) {
            csv.row(month.month(), month.mrr(), base.currency());
          }
        });
  }

  @PostMapping("/accounts/change")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String change(
      @RequestParam String id,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String stage,
      RedirectAttributes redirect) {
    var undo =
        editing.change(
            id,
            new AccountEdit(
                null,
                null,
                null,
                null,
                null,
                null,
                stage == null || stage.isBlank() ? null : stage,
                owner,
                null));
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            undo == null ? "Nothing was changed." : "Saved.",
            undo == null ? null : HandJournal.undoHref(undo)));
    return "redirect:" + AccountAddress.of(id);
  }

  @GetMapping("/why/arr")
  JteView why(@RequestParam String account) {
    AccountInQuestion asked = lookup.account(account, null);
    CustomerBase base = asked.base();
    int row = asked.row();
    double mrr = base.revenue().mrr(row, base.asOf());
    List<WhyAnswer.Line> sum = new ArrayList<>();
    sum.add(
        new WhyAnswer.Line(
            "MRR in force on " + Format.date(base.asOf()), Format.money(mrr, base.currency())));
    sum.add(new WhyAnswer.Line("months in a year", "× 12"));
    sum.add(new WhyAnswer.Line("ARR", Format.money(base.arr(row), base.currency()), true));
    LocalDate since = AccountsApi.customerSince(base, row);
    return new JteView(
        "web/whybody",
        new WhyAnswer(
            base.name(row) + " pays " + Format.money(base.arr(row), base.currency()) + " a year.",
            sum,
            "Read from "
                + base.revenue().source(row).words()
                + (since == null ? "." : ", first paid on " + Format.date(since) + "."),
            null,
            null,
            "/api" + AccountAddress.of(asked.id())));
  }

  private String lastImport() {
    return imports.history(IMPORTS_LOOKED_AT).stream()
        .filter(past -> !past.takenBack() && OUR_KINDS.contains(past.kind()))
        .findFirst()
        .map(past ->
            "Last import "
                + Format.time(past.importedAt(), settings.current().timezone())
                + ": "
                + past.kind()
                + ".")
        .orElse("");
  }

  private static @Nullable String segmentation(Shell shell) {
    var chosen = shell.segmentation();
    return chosen == null ? null : chosen.key();
  }
}
