package io.beachhead.decisions.web;

import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decisions in the main navigation, with the answers owed. */
@Component
class DecisionsNavigation implements ShellContribution {
  private final OwedAnswers answers;

  DecisionsNavigation(OwedAnswers answers) {
    this.answers = answers;
  }

  @Override
  public List<NavItem> navigation() {
    int owed = answers.loop().owed();
    return List.of(
        new NavItem(NavItem.Group.DECIDE, 30, "decisions", "Decisions", "gavel", "/decisions")
            .withCount(owed == 0 ? null : (Integer) owed)
            .withGoKey("D"));
  }
}
