package io.beachhead.customers.web;

import io.beachhead.customers.AccountFilter;
import io.beachhead.customers.AccountList;
import io.beachhead.customers.AccountValues;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The values of one attribute of accounts: more than a filter can show at once. */
@Controller
@Hidden
@ConditionalOnWebApplication
class AccountValuesController {
  private static final int MOST_ROWS = 200;

  private final Shells shells;
  private final AccountLookup lookup;

  AccountValuesController(Shells shells, AccountLookup lookup) {
    this.shells = shells;
    this.lookup = lookup;
  }

  /** The values among the accounts that the other conditions of the list leave. */
  @GetMapping("/account-values")
  JteView values(
      @RequestParam String attribute,
      @RequestParam(name = "value", defaultValue = "") String typed,
      @RequestParam MultiValueMap<String, String> parameters) {
    Shell shell = shells.shell("accounts");
    CustomerBase base = lookup.base();
    if (!(base.attribute(attribute) instanceof TextAttribute texts)) {
      throw ProblemException.notFound(
          "Accounts have no attribute %s with texts.".formatted(attribute));
    }
    var segmentation = shell.segmentation();
    var list =
        new AccountList(
            base, lookup.groups(base, segmentation == null ? null : segmentation.key()));
    var question = AccountsQuestion.of(parameters);
    var values =
        AccountValues.of(texts, list.all(without(attribute, question.filter()), question.order()))
            .matching(typed);
    String parameter = AccountsQuestion.parameter(texts.name());
    var address =
        new PageAddress("/accounts", shell.address().query())
            .with("attribute", null)
            .with("value", null)
            .with("cursor", null)
            .with(parameter, null);
    return new JteView(
        "customers/values",
        new AccountValuesPage(
            shell,
            AccountsPages.words(texts.name()),
            texts.name(),
            typed,
            address.query().stream()
                .map(other -> new AccountsPage.Hidden(other.name(), other.value()))
                .toList(),
            values.stream()
                .limit(MOST_ROWS)
                .map(value ->
                    new AccountValuesPage.Row(
                        AccountsPages.words(value.text()),
                        Format.count(value.accounts()),
                        address.with(parameter, value.text()).href()))
                .toList(),
            rest(values),
            address.href()));
  }

  private static AccountFilter without(String attribute, AccountFilter filter) {
    var others = new LinkedHashMap<>(filter.attributes());
    others.remove(attribute.toLowerCase(Locale.ROOT));
    return new AccountFilter(filter.text(), filter.segment(), others);
  }

  private static String rest(List<AccountValues.Value> values) {
    return values.size() <= MOST_ROWS
        ? ""
        : "%s more values; search to find one.".formatted(Format.count(values.size() - MOST_ROWS));
  }
}
