package io.beachhead.behaviour.cohorts;

import io.beachhead.store.Changes;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The moment a cohort is looked at: the time, the workspace's time zone, the state of the data. */
@Component("cohortsNow")
class Now {
  private final Clock clock;
  private final WorkspaceSettings settings;
  private final Changes changes;

  Now(Clock clock, WorkspaceSettings settings, Changes changes) {
    this.clock = clock;
    this.settings = settings;
    this.changes = changes;
  }

  Instant instant() {
    return clock.instant();
  }

  ZoneId zone() {
    return settings.current().timezone();
  }

  /** Rises when one of these areas changes. */
  long version(String... areas) {
    return changes.version(areas);
  }
}
