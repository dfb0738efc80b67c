package io.beachhead.value.happiness.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Happiness in the main navigation. */
@Component
class HappinessShell implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
                NavItem.Group.UNDERSTAND, 25, "happiness", "Happiness", "mood-happy", "/happiness")
            .withGoKey("H"));
  }
}
