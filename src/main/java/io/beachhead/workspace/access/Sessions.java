package io.beachhead.workspace.access;

import io.beachhead.workspace.MonotonicClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The sessions of members. Each ends some time after its beginning, however much it is used, and
 * everybody can see and end their own.
 */
@Component
public class Sessions {
  /** Whoever changes how they sign in must have signed in a short while ago. */
  static final Duration FRESH = Duration.ofMinutes(15);

  /** More devices than anybody has; beyond them the one not used for longest is signed out. */
  private static final int MOST = 50;

  private final MonotonicClock clock;
  private final Duration longest;
  private final Map<String, SignedInSession> open = new ConcurrentHashMap<>();

  /**
   * @param at on the {@link MonotonicClock}
   * @param device browser and system, in words
   */
  record LastUse(Instant at, String address, String device) {}

  /**
   * A session, as its owner sees it.
   *
   * @param by how its owner signed in
   * @param device browser and system, in words
   * @param address from where it was used last
   * @param here whether it is the one that asks
   */
  public record Open(
      String id,
      SignedInBy by,
      Instant began,
      Instant lastUsed,
      String device,
      String address,
      boolean here) {}

  /**
   * @param longest how long a session lasts at most; a day, as NIST SP 800-63B-4 recommends for two
   *     factors
   */
  Sessions(MonotonicClock clock, @Value("${beachhead.session.longest:24h}") Duration longest) {
    this.clock = clock;
    this.longest = longest;
  }

  /** After how long a session ends, however much it is used. */
  public Duration longest() {
    return longest;
  }

  /** The member's sessions, the one last used first. */
  public List<Open> of(String member, HttpServletRequest request) {
    var here = SignedInSession.of(request.getSession(false));
    return open.values().stream()
        .filter(session -> session.member().equals(member))
        .map(session ->
            new Open(
                session.id(),
                session.by(),
                session.began(),
                session.lastUse().at(),
                session.lastUse().device(),
                session.lastUse().address(),
                session.equals(here)))
        .sorted(Comparator.comparing(Open::lastUsed).reversed())
        .toList();
  }

  /** Ends one session of the member; false where they have no such session. */
  public boolean end(String member, String id) {
    var session = open.get(id);
    if (session == null || !session.member().equals(member)) {
      return false;
    }
    session.end();
    return true;
  }

  /**
   * Ends all sessions of the member but the one that asks.
   *
   * @return how many
   */
  public int endOthers(String member, HttpServletRequest request) {
    var here = SignedInSession.of(request.getSession(false));
    var others =
        open.values().stream()
            .filter(session -> session.member().equals(member) && !session.equals(here))
            .toList();
    others.forEach(SignedInSession::end);
    return others.size();
  }

  /**
   * Ends all sessions of the member.
   *
   * @return how many
   */
  public int endAll(String member) {
    var theirs = open.values().stream().filter(session -> session.member().equals(member)).toList();
    theirs.forEach(SignedInSession::end);
    return theirs.size();
  }

  /** Whether the member signed in so short a while ago that it need not be done again. */
  public boolean fresh(HttpServletRequest request) {
    var session = SignedInSession.of(request.getSession(false));
    return session != null && !session.olderThan(FRESH, clock.now());
  }

  /** How the member signed in to this session; the password where nothing is known. */
  public SignedInBy by(HttpServletRequest request) {
    var session = SignedInSession.of(request.getSession(false));
    return session == null ? SignedInBy.PASSWORD : session.by();
  }

  void begin(HttpServletRequest request, String member, SignedInBy by) {
    var session = new SignedInSession(this, UUID.randomUUID().toString(), member, by, use(request));
    request.getSession().setAttribute(SignedInSession.ATTRIBUTE, session);
    var theirs =
        open.values().stream()
            .filter(other -> other.member().equals(member))
            .sorted(Comparator.comparing((SignedInSession other) -> other.lastUse().at()))
            .toList();
    theirs.stream().limit(Math.max(0, theirs.size() - MOST)).forEach(SignedInSession::end);
  }

  /** Notes that the session is used; false where it has lasted too long, or is not the member's. */
  boolean goesOn(HttpServletRequest request, String member) {
    var session = SignedInSession.of(request.getSession(false));
    if (session == null
        || !session.member().equals(member)
        || session.olderThan(longest, clock.now())) {
      return false;
    }
    session.used(use(request));
    return true;
  }

  void remember(SignedInSession session) {
    open.put(session.id(), session);
  }

  void forget(SignedInSession session) {
    open.remove(session.id());
  }

  private LastUse use(HttpServletRequest request) {
    return new LastUse(
        clock.now(), request.getRemoteAddr(), Device.of(request.getHeader(HttpHeaders.USER_AGENT)));
  }
}
