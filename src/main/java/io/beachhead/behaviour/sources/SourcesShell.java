package io.beachhead.behaviour.sources;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to the data sources in the main navigation. */
@Component
class SourcesShell implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.FOOT, 10, "sources", "Data sources", "database-import", "/sources"));
  }
}
