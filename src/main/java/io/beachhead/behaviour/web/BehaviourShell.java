package io.beachhead.behaviour.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
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

  @Override
  public List<NavItem> navigation() {
    return ITEMS;
  }
}
