package io.beachhead.decisions.tracker;

import io.beachhead.value.features.FeatureState;
import java.util.Collection;
import java.util.List;

/** How far a feature is by its issues. */
final class Progress {
  private Progress() {}

  /**
   * Shipped once every issue that was not cancelled is done, and being built again once one of
   * those is reopened; a new issue of a shipped feature, a fault say, leaves it shipped. What has
   * not begun, or was declined, becomes "building" when work on it starts.
   *
   * @param issues states of all issues of the feature
   * @param reopened whether one of them was done before the news that is taken
   */
  static FeatureState of(FeatureState now, Collection<IssueState> issues, boolean reopened) {
    List<IssueState> counted =
        issues.stream().filter(state -> state != IssueState.CANCELLED).toList();
    if (counted.isEmpty()) {
      return now;
    }
    if (counted.stream().allMatch(state -> state == IssueState.DONE)) {
      return FeatureState.SHIPPED;
    }
    boolean begun =
        counted.stream().anyMatch(state -> state == IssueState.STARTED || state == IssueState.DONE);
    return (now == FeatureState.SHIPPED ? reopened : begun) ? FeatureState.BUILDING : now;
  }
}
