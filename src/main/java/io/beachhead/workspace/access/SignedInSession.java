package io.beachhead.workspace.access;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One session of a member, as long as it lasts; lies in the session itself. */
final class SignedInSession implements HttpSessionBindingListener {
  static final String ATTRIBUTE = SignedInSession.class.getName();

  private final Sessions all;
  private final String id;
  private final String member;
  private final SignedInBy by;
  private final Instant began;
  private final AtomicInteger wrongPasswords = new AtomicInteger();
  private volatile Sessions.LastUse lastUse;
  private volatile @Nullable HttpSession session;

  SignedInSession(
      Sessions all, String id, String member, SignedInBy by, Sessions.LastUse firstUse) {
    this.all = all;
    this.id = id;
    this.member = member;
    this.by = by;
    this.began = firstUse.at();
    this.lastUse = firstUse;
  }

  /** The member's session in which that request was made; null where there is none. */
  static @Nullable SignedInSession of(@Nullable HttpSession session) {
    return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedInSession found
        ? found
        : null;
  }

  String id() {
    return id;
  }

  String member() {
    return member;
  }

  SignedInBy by() {
    return by;
  }

  Sessions.LastUse lastUse() {
    return lastUse;
  }

  Instant began() {
    return began;
  }

  boolean olderThan(Duration age, Instant now) {
    return began.plus(age).isBefore(now);
  }

  void used(Sessions.LastUse use) {
    lastUse = use;
  }

  /** Counts one more wrong guess of the member's password, and says how many there were. */
  int countWrongPassword() {
    return wrongPasswords.incrementAndGet();
  }

  void end() {
    var ending = session;
    if (ending != null) {
      try {
        ending.invalidate();
      } catch (IllegalStateException endedMeanwhile) {
        all.forget(this);
      }
    }
  }

  @Override
  public void valueBound(HttpSessionBindingEvent event) {
    session = event.getSession();
    all.remember(this);
  }

  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    all.forget(this);
  }
}
