package io.beachhead.roadmap.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to the roadmap. */
@Component
class RoadmapShell implements ShellContribution {

  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.DECIDE, 20, "roadmap", "Roadmap", "route", "/roadmap")
            .withGoKey("M"));
  }
}
