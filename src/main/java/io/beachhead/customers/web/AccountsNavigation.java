package io.beachhead.customers.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to the accounts in the main navigation. */
@Component
class AccountsNavigation implements ShellContribution {
  private static final NavItem ACCOUNTS =
      new NavItem(NavItem.Group.UNDERSTAND, 20, "accounts", "Accounts", "building", "/accounts");

  @Override
  public List<NavItem> navigation() {
    return List.of(ACCOUNTS);
  }
}
