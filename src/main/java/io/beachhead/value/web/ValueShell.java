package io.beachhead.value.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The value map in the main navigation. */
@Component
class ValueShell implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
                NavItem.Group.DECIDE, 10, "value-map", "Value map", "chart-area-line", "/value-map")
            .withGoKey("V"));
  }
}
