package io.beachhead.growth.health.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Account health in the main navigation. */
@Component
class HealthNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.GROW, 60, "health", "Account health", "heartbeat", "/growth/health"));
  }
}
