package io.beachhead.workspace.access;

import io.beachhead.workspace.CurrentUser;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who proved to be who they are. */
final class SignedIn extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final CurrentUser user;

  /** When the password was set with which a member came in; the epoch for others. */
  private final Instant passwordOf;

  private SignedIn(CurrentUser user, Instant passwordOf) {
    super(List.of(new SimpleGrantedAuthority(user.role().authority())));
    this.user = user;
    this.passwordOf = passwordOf;
    super.setAuthenticated(true);
  }

  static SignedIn member(Member member) {
    return new SignedIn(member.user(), member.passwordChangedAt());
  }

  static SignedIn other(CurrentUser user) {
    return new SignedIn(user, Instant.EPOCH);
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
    return other instanceof SignedIn that
        && user.equals(that.user)
        && passwordOf.equals(that.passwordOf);
  }

  @Override
  public int hashCode() {
    return user.hashCode();
  }
}
