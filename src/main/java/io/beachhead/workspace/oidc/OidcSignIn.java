package io.beachhead.workspace.oidc;

import io.beachhead.workspace.MonotonicClock;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.SignIn;
import io.beachhead.workspace.access.SignInThrottle;
import io.beachhead.workspace.access.SignedInBy;
import io.beachhead.workspace.secrets.CookieNames;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Signs members in by an OpenID Connect provider. The provider is asked for the first time when
 * somebody wants to come in by it: a start does not wait for it.
 */
@Component
public class OidcSignIn {
  /** Where the way in begins. */
  public static final String PAGE = "/sign-in/oidc";

  /** Where the provider sends the browser back to; to be registered with it. */
  public static final String CALLBACK = PAGE + "/callback";

  private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
  private static final Duration TRIP_LASTS = Duration.ofMinutes(10);

  /** Between two tries to reach a provider that does not answer. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final OidcSettings settings;
  private final OidcMembers members;
  private final SignIn signIn;
  private final String cookie;
  private final SignInThrottle throttle;
  private final MonotonicClock clock;
  private final PublicAddress publicAddress;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile @Nullable OidcClient client;
  private volatile Instant nextTry = Instant.MIN;

  /** What became of it. */
  public sealed interface Answer {
    /** The browser goes on there. */
    record GoTo(String address) implements Answer {}

    /** Nobody is signed in, for that reason, which goes on a sentence. */
    record Refused(String reason) implements Answer {}

    /** The provider cannot be reached or used; the log says why. */
    record Unavailable() implements Answer {}
  }

  OidcSignIn(
      OidcSettings settings,
      OidcMembers members,
      SignIn signIn,
      CookieNames cookies,
      SignInThrottle throttle,
      MonotonicClock clock,
      PublicAddress publicAddress) {
    this.publicAddress = publicAddress;
    this.throttle = throttle;
    this.clock = clock;
    this.settings = settings;
    this.members = members;
    this.signIn = signIn;
    this.cookie = cookies.of("oidc");
  }

  /** Sends the browser to the provider. */
  public Answer begin(HttpServletRequest request, HttpServletResponse response) {
    var asked = client();
    if (asked == null) {
      return new Answer.Unavailable();
    }
    var trip = OidcClient.Trip.begin();
    keep(
        response,
        request,
        String.join(".", trip.state(), trip.nonce(), trip.verifier()),
        TRIP_LASTS);
    return new Answer.GoTo(asked.address(trip, returnTo()));
  }

  /** Takes the browser back from the provider. */
  public Answer callback(
      String code, String state, HttpServletRequest request, HttpServletResponse response) {
    var trip = trip(request);
    keep(response, request, "", Duration.ZERO);
    var asked = client();
    if (asked == null) {
      return new Answer.Unavailable();
    }
    if (trip.isEmpty() || !same(trip.get().state(), state) || code.isEmpty()) {
      return new Answer.Refused("it took too long, or was not begun in this browser");
    }
    var address = request.getRemoteAddr();
    // Nobody says who they are; so those who try from one address count as one account.
    var account = "single sign-on from " + address;
    if (!throttle.admit(account, address).isZero()) {
      return new Answer.Refused("there were too many failed attempts; wait a minute");
    }
    try {
      var user = asked.user(trip.get(), returnTo(), code, state);
      var roles = settings.provider().orElseThrow().roles();
      return switch (members.admit(user, roles)) {
        case OidcMembers.Answer.Known(Member member) -> {
          throttle.succeeded(account, address);
          signIn.noted(member, SignedInBy.PROVIDER, request, response);
          yield new Answer.GoTo(signIn.destination(request, response));
        }
        case OidcMembers.Answer.Refused(String reason) -> {
          throttle.failed(account, address);
          LOG.info("{} of {} was refused: {}", user.subject(), user.issuer(), reason);
          yield new Answer.Refused(reason);
        }
      };
    } catch (OAuth2AuthenticationException notInOrder) {
      throttle.failed(account, address);
      LOG.warn("The provider's answer is not in order: {}", notInOrder.getMessage());
      return new Answer.Refused("the provider's answer is not in order");
    }
  }

  /** One asks the provider at a time, and nobody for a while where it did not answer. */
  private @Nullable OidcClient client() {
    var ready = client;
    var provider = settings.provider();
    if (ready != null
        || provider.isEmpty()
        || clock.now().isBefore(nextTry)
        || !asking.compareAndSet(false, true)) {
      return ready;
    }
    try {
      ready = new OidcClient(provider.get());
      client = ready;
    } catch (RuntimeException unreachable) {
      nextTry = clock.now().plus(PAUSE);
      LOG.warn("{} cannot be used: {}", provider.get().issuer(), unreachable.getMessage());
    } finally {
      asking.set(false);
    }
    return ready;
  }

  /** The provider compares it with what is registered there, so a forged name leads nowhere. */
  private String returnTo() {
    return publicAddress.shown() + CALLBACK;
  }

  private Optional<OidcClient.Trip> trip(HttpServletRequest request) {
    var cookies = request.getCookies();
    for (var sent : cookies == null ? new Cookie[0] : cookies) {
      var parts = sent.getValue().split("\\.");
      if (sent.getName().equals(cookie) && parts.length == 3) {
        return Optional.of(new OidcClient.Trip(parts[0], parts[1], parts[2]));
      }
    }
    return Optional.empty();
  }

  private void keep(
      HttpServletResponse response, HttpServletRequest request, String value, Duration lasts) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(cookie, value)
            .path(request.getContextPath() + PAGE)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(lasts)
            .build()
            .toString());
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
