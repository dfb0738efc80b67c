package io.beachhead.workspace.access;

import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.time.Instant;

/**
 * Somebody of the team.
 *
 * @param email lower case
 * @param passwordChangedAt sessions begun with an earlier password have ended
 */
public record Member(
    String id, String email, String name, Role role, State state, Instant passwordChangedAt) {

  /** Invited people have no way in yet; disabled ones cannot come in. */
  public enum State {
    INVITED,
    ACTIVE,
    DISABLED
  }

  /** The member as the one who acts. */
  public CurrentUser user() {
    return new CurrentUser(CurrentUser.Kind.MEMBER, id, name, email, role);
  }
}
