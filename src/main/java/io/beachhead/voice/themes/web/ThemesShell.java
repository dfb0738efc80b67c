package io.beachhead.voice.themes.web;

import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** Themes and words in the main navigation, after the requests they are made of. */
@Component
class ThemesShell implements ShellContribution {
  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(NavItem.Group.LISTEN, 12, "themes", "Themes", "stack-2", "/themes"),
        new NavItem(NavItem.Group.LISTEN, 14, "words", "Words", "quote", "/words"));
  }
}
