package io.beachhead.growth.reasons.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why customers leave, in the main navigation. */
@Component
class ReasonsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.GROW, 56, "reasons", "Why they leave", "door-exit", "/reasons"));
  }
}
