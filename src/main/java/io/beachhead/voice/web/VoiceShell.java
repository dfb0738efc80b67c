package io.beachhead.voice.web;

import io.beachhead.voice.Requests;
import io.beachhead.web.NavItem;
import io.beachhead.web.ShellContribution;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Requests in the main navigation, with how many wait for a theme; and the key that captures one.
 */
@Component
class VoiceShell implements ShellContribution {
  private final Requests requests;

  VoiceShell(Requests requests) {
    this.requests = requests;
  }

  @Override
  public List<NavItem> navigation() {
    int waiting = requests.unassigned();
    return List.of(
        new NavItem(NavItem.Group.LISTEN, 10, "requests", "Requests", "message-2", "/requests")
            .withCount(waiting == 0 ? null : waiting)
            .withGoKey("R"));
  }

  @Override
  public Optional<String> capture() {
    return mayWrite() ? Optional.of("/requests/capture") : Optional.empty();
  }

  /** Whether the reader may capture requests and say what they are about. */
  static boolean mayWrite() {
    CurrentUser user = CurrentUser.now();
    return user.may(Role.PRODUCT) || user.may(Role.GTM);
  }
}
