package io.beachhead.behaviour.paths.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to paths. */
@Component
class PathsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.GROW, 15, "paths", "Paths", "arrows-split-2", PathsQuestionPage.PATH));
  }
}
