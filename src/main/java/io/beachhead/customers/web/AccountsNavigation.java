package io.beachhead.customers.web;

import io.beachhead.customers.CustomerBases;
import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The link to the accounts in the main navigation. */
@Component
class AccountsNavigation implements ShellContribution {
  private static final NavItem ACCOUNTS =
      new NavItem(NavItem.Group.UNDERSTAND, 20, "accounts", "Accounts", "building", "/accounts");

  private final CustomerBases bases;
  private final WorkspaceSettings settings;
  private final Clock clock;

  AccountsNavigation(CustomerBases bases, WorkspaceSettings settings, Clock clock) {
    this.bases = bases;
    this.settings = settings;
    this.clock = clock;
  }

  /** Today while anybody pays; where all revenue has ended, the last day it was in force. */
  @Override
  public Optional<LocalDate> latestData() {
    LocalDate today = settings.current().today(clock);
    var base = bases.asOf(today);
    if (base.totalArr() > 0) {
      return Optional.of(today);
    }
    var last = base.revenue().lastChangeDay();
    return last.isPresent()
        ? Optional.of(LocalDate.ofEpochDay(last.getAsInt()).minusDays(1))
        : Optional.empty();
  }

  @Override
  public boolean customers() {
    return bases.asOf(settings.current().today(clock)).size() > 0;
  }

  @Override
  public List<NavItem> navigation() {
    return List.of(ACCOUNTS);
  }
}
