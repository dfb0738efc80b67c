package io.beachhead.customers.revenue;

import io.beachhead.workspace.Workspace;
import java.time.ZoneId;

/**
 * What the workspace has agreed on and every amount and date depends on.
 *
 * @param rates the workspace's currency and what other currencies are worth in it
 * @param zone decides on which day an instant falls
 */
public record WorkspaceTerms(ExchangeRates rates, ZoneId zone) {

  public static WorkspaceTerms of(Workspace workspace) {
    return new WorkspaceTerms(ExchangeRates.of(workspace), workspace.timezone());
  }
}
