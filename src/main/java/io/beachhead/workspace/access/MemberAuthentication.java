package io.beachhead.workspace.access;

import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.factor.SecondFactors;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks an e-mail address and a password, slowly where somebody seems to guess. */
@Component
class MemberAuthentication implements AuthenticationProvider {
  private final Members members;
  private final SignInThrottle throttle;
  private final AuditTrail audit;
  private final WriteBehind writeBehind;
  private final AccessAudit trail;
  private final SecondFactors factors;

  MemberAuthentication(
      Members members,
      SignInThrottle throttle,
      AuditTrail audit,
      WriteBehind writeBehind,
      SecondFactors factors,
      AccessAudit trail) {
    this.factors = factors;
    this.members = members;
    this.throttle = throttle;
    this.audit = audit;
    this.writeBehind = writeBehind;
    this.trail = trail;
  }

  /** Too many failures: wait first. */
  static final class MustWaitException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    MustWaitException(Duration wait) {
      super("Too many attempts");
      this.seconds = wait.plusMillis(999).toSeconds();
    }

    long seconds() {
      return seconds;
    }
  }

  /** The password is right, and the second factor is still to come. */
  static final class SecondFactorNeededException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final transient Member member;

    SecondFactorNeededException(Member member) {
      super("The second factor is still to come");
      this.member = member;
    }

    Member member() {
      return member;
    }
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    var email = Members.address(asked.getName());
    var address =
        asked.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    var wait = throttle.admit(email, address);
    if (!wait.isZero()) {
      throw new MustWaitException(wait);
    }
    var password = asked.getCredentials() instanceof String typed ? typed : "";
    var member = members.signIn(email, password);
    if (member.isEmpty()) {
      throttle.failed(email, address);
      trail.signInRefused(email, address);
      // One text for a wrong password, an unknown address and a disabled member.
      throw new BadCredentialsException("E-mail address or password is wrong");
    }
    throttle.succeeded(email, address);
    if (factors.has(member.get().id())) {
      throw new SecondFactorNeededException(member.get());
    }
    var user = member.get().user();
    writeBehind.later(
        () -> audit.record(user, "member.signed-in", user.email(), "from " + address));
    return SignedIn.member(member.get());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
