package io.beachhead.growth.leads.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads and risk in the main navigation. */
@Component
class LeadsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.SELL, 10, "leads", "Leads & risk", "user-bolt", "/leads"));
  }
}
