package io.beachhead.customers.forgetting.web;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.customers.Accounts;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where an account's page leads to when it, or somebody there, asks to be forgotten. */
@Component
public class ForgettingPart implements AccountPart {
  private static final int ORDER = 900;
  private static final int SHOWN = 50;

  private final Accounts accounts;

  ForgettingPart(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * The card.
   *
   * @param account leads to forgetting the whole account
   */
  public record Links(List<Link> people, String account) {}

  /** Leads to forgetting a person. */
  public record Link(String name, String href) {}

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    CurrentUser user = CurrentUser.now();
    if (!user.may(Role.PRODUCT) && !user.may(Role.GTM)) {
      return Optional.empty();
    }
    return Optional.of(
        new AccountSection(
            AccountSection.Place.SIDE,
            ORDER,
            "customers/_forgetting",
            new Links(
                accounts.people(account.id()).stream()
                    .limit(SHOWN)
                    .map(person -> new Link(person.called(), href("person", person.id())))
                    .toList(),
                href("account", account.id())),
            null,
            null));
  }

  private static String href(String field, String value) {
    return "/forgetting?%s=%s".formatted(field, URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
