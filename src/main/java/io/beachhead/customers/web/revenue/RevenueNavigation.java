package io.beachhead.customers.web.revenue;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The links to revenue and deals in the main navigation. */
@Component
class RevenueNavigation implements ShellContribution {
  private static final NavItem REVENUE =
      new NavItem(NavItem.Group.SELL, 30, "revenue", "Revenue", "report-money", "/revenue");

  private static final NavItem DEALS =
      new NavItem(NavItem.Group.SELL, 20, "deals", "Deals", "briefcase", "/deals");

  @Override
  public List<NavItem> navigation() {
    return List.of(REVENUE, DEALS);
  }
}
