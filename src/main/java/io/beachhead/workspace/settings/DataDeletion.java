package io.beachhead.workspace.settings;

import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.DataEraser;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes all data of the workspace. People, keys, the audit trail and the settings stay. */
@Component
public class DataDeletion {
  private final ObjectProvider<DataEraser> erasers;
  private final WorkspaceSettings settings;
  private final AuditTrail audit;

  DataDeletion(ObjectProvider<DataEraser> erasers, WorkspaceSettings settings, AuditTrail audit) {
    this.erasers = erasers;
    this.settings = settings;
    this.audit = audit;
  }

  /** Deletes the data of every module, dependents first: all of it or, when one fails, nothing. */
  @Transactional
  public void deleteAll() {
    inOrder().forEach(DataEraser::erase);
    audit.record("workspace.emptied", settings.current().name(), "all data deleted");
    settings.sampleLoaded(null);
  }

  /** Whether amounts of money are stored that were entered in the workspace's currency. */
  boolean holdsMoney() {
    return erasers.stream().anyMatch(DataEraser::holdsMoney);
  }

  private List<DataEraser> inOrder() {
    return ModuleOrder.dependentsFirst(erasers.stream().toList());
  }
}
