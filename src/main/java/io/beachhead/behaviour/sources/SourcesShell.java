package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.log.LogAccess;
import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The link to the data sources, and the line above every page where events cannot be read. */
@Component
class SourcesShell implements ShellContribution {
  private final LogAccess log;

  SourcesShell(LogAccess log) {
    this.log = log;
  }

  @Override
  public Optional<String> workUnderWay() {
    return log.obstacle().map(_ -> UnreadableEventsController.PATH);
  }

  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.FOOT, 10, "sources", "Data sources", "database-import", "/sources"));
  }
}
