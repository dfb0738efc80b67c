package io.beachhead.growth.guides.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Guides in the main navigation. */
@Component
class GuidesNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.GROW, 45, "guides", "Guides", "list-check", "/guides"));
  }
}
