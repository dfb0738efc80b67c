package io.beachhead.boards.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to boards. */
@Component
class BoardsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.GROW,
            90,
            "boards",
            "Boards",
            "layout-dashboard",
            BoardsController.ADDRESS));
  }
}
