package io.beachhead.workspace.access;

import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.MonotonicClock;
import io.beachhead.workspace.factor.AuthenticatorApp;
import io.beachhead.workspace.factor.RecoveryCodes;
import io.beachhead.workspace.factor.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The second step of signing in: the password was right, the second factor is still to come. Until
 * then the session knows who is expected, and lets nobody in.
 */
@Component
public class SecondStep {
  /** Where the second factor is asked for. */
  public static final String PAGE = "/sign-in/second-factor";

  private static final String ATTRIBUTE = SecondStep.class.getName();

  /** Whoever takes longer begins again with the password. */
  private static final Duration LASTS = Duration.ofMinutes(10);

  private static final int WRONG_PER_PASSWORD = 5;

  private final Members members;
  private final SecondFactors factors;
  private final AuthenticatorApp app;
  private final RecoveryCodes recoveryCodes;
  private final SignInThrottle throttle;
  private final MonotonicClock clock;
  private final AuditTrail audit;
  private final WriteBehind writeBehind;

  private record Expected(String member, Instant passwordOf, Instant since, int wrong)
      implements Serializable {}

  /** What became of a code. */
  public sealed interface Answer {
    /** It is right: the member may come in. */
    record Right(Member member, SignedInBy by) implements Answer {}

    /** It is not. */
    record Wrong() implements Answer {}

    /** Too many were not: try again later. */
    record Wait(long seconds) implements Answer {}

    /** Nobody is expected (any more): begin with the password. */
    record Over() implements Answer {}
  }

  SecondStep(
      Members members,
      SecondFactors factors,
      AuthenticatorApp app,
      RecoveryCodes recoveryCodes,
      SignInThrottle throttle,
      MonotonicClock clock,
      AuditTrail audit,
      WriteBehind writeBehind) {
    this.members = members;
    this.factors = factors;
    this.app = app;
    this.recoveryCodes = recoveryCodes;
    this.throttle = throttle;
    this.clock = clock;
    this.audit = audit;
    this.writeBehind = writeBehind;
  }

  /**
   * Expects the member's second factor, if they have one. The session gets another id, as at a
   * sign-in.
   *
   * @return false where the password is enough
   */
  public boolean follows(Member member, HttpServletRequest request) {
    if (!factors.has(member.id())) {
      return false;
    }
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    request
        .getSession()
        .setAttribute(
            ATTRIBUTE, new Expected(member.id(), member.passwordChangedAt(), clock.now(), 0));
    return true;
  }

  /** Who is expected; empty where nobody is, or no longer. */
  public Optional<Member> expected(HttpServletRequest request) {
    var expected = read(request);
    return expected == null
        ? Optional.empty()
        : members
            .find(expected.member)
            .filter(member -> member.state() == Member.State.ACTIVE)
            .filter(member -> member.passwordChangedAt().equals(expected.passwordOf))
            .filter(_ -> expected.since.plus(LASTS).isAfter(clock.now()));
  }

  /** Looks at a code of the app, or a recovery code. */
  public Answer code(String typed, HttpServletRequest request) {
    var member = expected(request).orElse(null);
    if (member == null) {
      return new Answer.Over();
    }
    var account = "second factor of " + member.email();
    var address = request.getRemoteAddr();
    var wait = throttle.admitCode(account, address);
    if (!wait.isZero()) {
      return new Answer.Wait(wait.plusMillis(999).toSeconds());
    }
    var by = by(member.id(), typed);
    if (by.isPresent()) {
      throttle.succeeded(account, address);
      over(request);
      return new Answer.Right(member, by.get());
    }
    throttle.failed(account, address);
    var user = member.user();
    writeBehind.later(
        () -> audit.record(user, "member.second-factor-refused", user.email(), "from " + address));
    return countWrong(request) ? new Answer.Over() : new Answer.Wrong();
  }

  /** Expects nobody any more. */
  void over(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }

  private Optional<SignedInBy> by(String member, String typed) {
    if (app.accepts(member, typed)) {
      return Optional.of(SignedInBy.PASSWORD_AND_CODE);
    }
    return recoveryCodes.use(member, typed)
        ? Optional.of(SignedInBy.PASSWORD_AND_RECOVERY_CODE)
        : Optional.empty();
  }

  /** Whether there were so many that the password is asked for again. */
  private boolean countWrong(HttpServletRequest request) {
    var expected = read(request);
    if (expected == null || expected.wrong + 1 >= WRONG_PER_PASSWORD) {
      over(request);
      return true;
    }
    request
        .getSession()
        .setAttribute(
            ATTRIBUTE,
            new Expected(expected.member, expected.passwordOf, expected.since, expected.wrong + 1));
    return false;
  }

  private static @Nullable Expected read(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof Expected expected
        ? expected
        : null;
  }
}
