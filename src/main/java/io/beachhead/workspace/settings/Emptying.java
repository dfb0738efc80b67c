package io.beachhead.workspace.settings;

import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.DataEmptier;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Empties the workspace of its data. People, keys, the audit trail and the settings stay. */
@Component
public class Emptying {
  private final ObjectProvider<DataEmptier> emptiers;
  private final WorkspaceSettings settings;
  private final AuditTrail audit;

  Emptying(ObjectProvider<DataEmptier> emptiers, WorkspaceSettings settings, AuditTrail audit) {
    this.emptiers = emptiers;
    this.settings = settings;
    this.audit = audit;
  }

  /** Empties every module, dependents first: all of it or, when one fails, nothing. */
  @Transactional
  public void empty() {
    inOrder().forEach(DataEmptier::empty);
    audit.record("workspace.emptied", settings.current().name(), "all data deleted");
    settings.sampleLoaded(null);
  }

  /** Whether amounts of money are stored that were entered in the workspace's currency. */
  boolean holdsMoney() {
    return emptiers.stream().anyMatch(DataEmptier::holdsMoney);
  }

  private List<DataEmptier> inOrder() {
    return ModuleOrder.dependentsFirst(emptiers.stream().toList());
  }
}
