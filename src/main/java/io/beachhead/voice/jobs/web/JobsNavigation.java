package io.beachhead.voice.jobs.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Interviews and jobs in the main navigation. */
@Component
class JobsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.LISTEN, 20, "jobs", "Interviews & jobs", "microphone", "/jobs"));
  }
}
