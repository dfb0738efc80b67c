package io.beachhead.workspace.settings;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the settings of the workspace, after looking whether they make sense. */
@Component
public class WorkspaceChanges {
  private final WorkspaceSettings settings;
  private final DataDeletion deletion;
  private final AuditTrail audit;

  WorkspaceChanges(WorkspaceSettings settings, DataDeletion deletion, AuditTrail audit) {
    this.settings = settings;
    this.deletion = deletion;
    this.audit = audit;
  }

  /** What is wrong with the change, without making it. */
  public List<ProblemItem> problems(WorkspaceChange change) {
    var problems = new ArrayList<ProblemItem>();
    change.applied(settings.current(), problems);
    return problems;
  }

  /**
   * @throws ProblemException 422 where a value is no good; 409 where the currency would change
   *     under money that is already stored, unless the change says to keep the numbers
   */
  @Transactional
  public Workspace change(WorkspaceChange change) {
    return change(CurrentUser.now(), change);
  }

  /** The same, where it is not the current user who does it. */
  @Transactional
  public Workspace change(CurrentUser by, WorkspaceChange change) {
    var before = settings.current();
    var problems = new ArrayList<ProblemItem>();
    var after = change.applied(before, problems);
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The settings are not valid.", problems);
    }
    boolean keepNumbers = Boolean.TRUE.equals(change.keepNumbers());
    if (!after.currency().equals(before.currency()) && !keepNumbers && deletion.holdsMoney()) {
      throw ProblemException.conflict(
          "Amounts are stored in %s. Changing the currency does not convert them."
              .formatted(before.currency()),
          List.of(
              ProblemItem.of(
                  "currency",
                  after.currency(),
                  "send keepNumbers=true to read the stored numbers in the new currency")));
    }
    var difference = WorkspaceChange.difference(before, after);
    if (!difference.isEmpty()) {
      settings.change(after);
      audit.record(by, "workspace.changed", after.name(), difference);
    }
    return after;
  }
}
