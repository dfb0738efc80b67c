package io.beachhead.voice.surveys.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Surveys in the main navigation. */
@Component
class SurveysNavigation implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.LISTEN, 30, "surveys", "Surveys", "clipboard-list", "/surveys"));
  }
}
