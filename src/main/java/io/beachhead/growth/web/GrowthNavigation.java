package io.beachhead.growth.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Growth in the main navigation, before the funnel of any events. */
@Component
class GrowthNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.GROW, 5, "growth", "Growth stages", "trending-up", "/growth"));
  }
}
