package io.beachhead.alignment.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to the start page. */
@Component
class AlignmentShell implements ShellContribution {

  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.TOP, 0, "alignment", "Alignment", "layout-dashboard", "/")
            .withGoKey("A"));
  }
}
