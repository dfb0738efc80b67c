package io.beachhead.alerts.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to alerts. */
@Component
class AlertsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.GROW, 95, "alerts", "Alerts", "bell", AlertsController.ADDRESS));
  }
}
