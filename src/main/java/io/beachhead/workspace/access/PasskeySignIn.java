package io.beachhead.workspace.access;

import io.beachhead.workspace.factor.Passkeys;
import io.beachhead.workspace.factor.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Signs members in with a passkey: two factors in one step. */
@Component
public class PasskeySignIn {
  /** Where pages send what the browser signed. */
  public static final String PAGE = "/sign-in/passkey";

  private final Passkeys passkeys;
  private final Members members;
  private final SignInThrottle throttle;
  private final SignIn signIn;

  /** What became of it. */
  public sealed interface Answer {
    /** Somebody is signed in and goes on there. */
    record Done(String destination) implements Answer {}

    /** Nobody is. */
    record Refused() implements Answer {}

    /** Too many attempts from there: try again later. */
    record Wait(long seconds) implements Answer {}
  }

  PasskeySignIn(Passkeys passkeys, Members members, SignInThrottle throttle, SignIn signIn) {
    this.passkeys = passkeys;
    this.members = members;
    this.throttle = throttle;
    this.signIn = signIn;
  }

  /** Signs in whoever's passkey signed our challenge. */
  public Answer attempt(
      String credential, HttpServletRequest request, HttpServletResponse response) {
    var address = request.getRemoteAddr();
    // Nobody says who they are; so those who try from one address count as one account.
    var account = "passkeys from " + address;
    var wait = throttle.admit(account, address);
    if (!wait.isZero()) {
      return new Answer.Wait(wait.plusMillis(999).toSeconds());
    }
    var member =
        passkeys
            .signIn(credential, Site.of(request))
            .flatMap(members::find)
            .filter(found -> found.state() == Member.State.ACTIVE);
    if (member.isEmpty()) {
      throttle.failed(account, address);
      return new Answer.Refused();
    }
    throttle.succeeded(account, address);
    signIn.noted(member.get(), SignedInBy.PASSKEY, request, response);
    return new Answer.Done(signIn.destination(request, response));
  }
}
