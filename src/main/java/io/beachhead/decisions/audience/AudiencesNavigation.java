package io.beachhead.decisions.audience;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The shared roadmap in the main navigation. */
@Component
class AudiencesNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.DECIDE,
            60,
            "audiences",
            "Shared roadmap",
            "share",
            "/decisions/audiences"));
  }
}
