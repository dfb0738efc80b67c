package io.beachhead.decisions.predictions;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Predictions in the main navigation. */
@Component
class PredictionsNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.DECIDE,
            40,
            "predictions",
            "Predictions",
            "target-arrow",
            "/decisions/predictions"));
  }
}
