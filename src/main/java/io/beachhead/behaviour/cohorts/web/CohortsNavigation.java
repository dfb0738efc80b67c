package io.beachhead.behaviour.cohorts.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Cohorts in the main navigation. */
@Component
class CohortsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.UNDERSTAND, 60, "cohorts", "Cohorts", "users-group", "/cohorts"));
  }
}
