package io.beachhead.workspace.access;

import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * Asks a signed-in member for their password. Whoever found the session open gains nothing by
 * guessing here: guesses count as failed sign-ins do, and after a few the session ends.
 */
@Component
public class CurrentPassword {
  private static final int WRONG_PER_SESSION = 5;

  private final Members members;
  private final SignInThrottle throttle;
  private final AuditTrail audit;
  private final WriteBehind writeBehind;

  /** What became of it. */
  public sealed interface Answer {
    /** It is the member's. */
    record Right() implements Answer {}

    /** It is not. */
    record Wrong() implements Answer {}

    /** Too many were not: try again later. */
    record Wait(long seconds) implements Answer {}

    /** So many were not that the session is over. */
    record Ended() implements Answer {}
  }

  CurrentPassword(
      Members members, SignInThrottle throttle, AuditTrail audit, WriteBehind writeBehind) {
    this.members = members;
    this.throttle = throttle;
    this.audit = audit;
    this.writeBehind = writeBehind;
  }

  /** Whether that is the password of the member who asks. */
  public Answer check(CurrentUser user, String typed, HttpServletRequest request) {
    var address = request.getRemoteAddr();
    var wait = throttle.admit(user.email(), address);
    if (!wait.isZero()) {
      return new Answer.Wait(wait.plusMillis(999).toSeconds());
    }
    if (members.isPassword(user.id(), typed)) {
      throttle.succeeded(user.email(), address);
      return new Answer.Right();
    }
    throttle.failed(user.email(), address);
    writeBehind.later(() ->
        audit.record(
            user, "member.password-refused", user.email(), "while signed in, from " + address));
    var session = SignedInSession.of(request.getSession(false));
    if (session != null && session.countWrongPassword() >= WRONG_PER_SESSION) {
      session.end();
      return new Answer.Ended();
    }
    return new Answer.Wrong();
  }
}
