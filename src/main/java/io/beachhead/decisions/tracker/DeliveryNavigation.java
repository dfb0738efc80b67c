package io.beachhead.decisions.tracker;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Delivery in the main navigation. */
@Component
class DeliveryNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
            NavItem.Group.DECIDE,
            50,
            "delivery",
            "Delivery",
            "truck-delivery",
            "/decisions/delivery"));
  }
}
