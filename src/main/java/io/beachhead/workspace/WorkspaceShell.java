package io.beachhead.workspace;

import io.beachhead.web.MenuItem;
import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import io.beachhead.web.SignedInUser;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The workspace's name, who is signed in, and the way to the settings, on every page. */
@Component
class WorkspaceShell implements ShellContribution {
  private final WorkspaceSettings settings;

  WorkspaceShell(WorkspaceSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> workspaceName() {
    return Optional.of(settings.current().name());
  }

  @Override
  public Optional<ZoneId> zone() {
    return Optional.of(settings.current().timezone());
  }

  @Override
  public Optional<SignedInUser> signedIn() {
    var user = CurrentUser.now();
    return user.known() && user.kind() != CurrentUser.Kind.SYSTEM
        ? Optional.of(new SignedInUser(user.name(), user.email(), user.role().label()))
        : Optional.empty();
  }

  @Override
  public boolean sampleData() {
    return settings.current().sampleKey() != null;
  }

  @Override
  public List<NavItem> navigation() {
    return signedIn().isEmpty()
        ? List.of()
        : List.of(
            new NavItem(NavItem.Group.FOOT, 90, "settings", "Settings", "settings", "/settings"));
  }

  @Override
  public List<MenuItem> menu() {
    return List.of(
        new MenuItem("Your profile", "user", "/settings/profile"),
        new MenuItem("API", "code", "/api"));
  }
}
