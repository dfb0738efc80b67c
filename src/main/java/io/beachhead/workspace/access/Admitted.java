package io.beachhead.workspace.access;

import io.beachhead.workspace.CurrentUser;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who proved to be who they are. */
final class Admitted extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final CurrentUser user;

  /** When the password was set with which a member came in; the epoch for others. */
  private final Instant passwordOf;

  private Admitted(CurrentUser user, Instant passwordOf) {
    super(List.of(new SimpleGrantedAuthority(user.role().authority())));
    this.user = user;
    this.passwordOf = passwordOf;
    super.setAuthenticated(true);
  }

  static Admitted member(Member member) {
    return new Admitted(member.user(), member.passwordChangedAt());
  }

  static Admitted other(CurrentUser user) {
    return new Admitted(user, Instant.EPOCH);
  }

  Instant passwordOf() {
    return passwordOf;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public CurrentUser getPrincipal() {
    return user;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Admitted that
        && user.equals(that.user)
        && passwordOf.equals(that.passwordOf);
  }

  @Override
  public int hashCode() {
    return user.hashCode();
  }
}
