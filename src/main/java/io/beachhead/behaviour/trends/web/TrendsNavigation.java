package io.beachhead.behaviour.trends.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to trends. */
@Component
class TrendsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.GROW, 5, "trends", "Trends", "chart-line", TrendsQuestionPage.PATH));
  }
}
