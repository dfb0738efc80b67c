package io.beachhead.behaviour.web;

import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The links to the questions about behaviour. */
@Component
class BehaviourShell implements ShellContribution {
  private static final List<NavItem> ITEMS =
      List.of(
          new NavItem(NavItem.Group.GROW, 10, "funnel", "Funnel", "filter", FunnelPages.PATH)
              .withGoKey("F"),
          new NavItem(
              NavItem.Group.GROW,
              20,
              "retention",
              "Retention",
              "calendar-repeat",
              RetentionQuestionPage.PATH),
          new NavItem(
              NavItem.Group.GROW, 30, "usage", "Usage", "activity", ActivityQuestionPage.PATH));

  private final CurrentHistories histories;
  private final WorkspaceSettings settings;

  BehaviourShell(CurrentHistories histories, WorkspaceSettings settings) {
    this.histories = histories;
    this.settings = settings;
  }

  /** While events are still being arranged nobody waits for it. */
  @Override
  public Optional<LocalDate> latestData() {
    if (!histories.canBeRead() || !histories.isArranged()) {
      return Optional.empty();
    }
    long last = histories.now().lastTime();
    return last == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(
            LocalDate.ofInstant(Instant.ofEpochMilli(last), settings.current().timezone()));
  }

  @Override
  public List<NavItem> navigation() {
    return ITEMS;
  }
}
