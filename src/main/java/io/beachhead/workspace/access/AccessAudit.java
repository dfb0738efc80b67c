package io.beachhead.workspace.access;

import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes in the audit trail who was refused what, who left, and which files were taken away. Written
 * behind, so that nobody waits for an import that holds the writer.
 *
 * <p>A refusal that repeats within a minute is noted once, and of each minute at most a thousand
 * refusals of strangers and a thousand of people and keys we know: a trail that anybody can flood
 * hides what matters, and fills the disk. How many more there were is noted when the minute is
 * over.
 */
@Component
public class AccessAudit {
  private static final Duration ONCE_IN = Duration.ofMinutes(1);
  private static final int MOST_IN_A_MINUTE = 1_000;
  private static final int LONGEST = 300;

  private final AuditTrail audit;
  private final WriteBehind writeBehind;
  private final Clock clock;
  private final Recent strangers = new Recent();
  private final Recent known = new Recent();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-counts").factory());

  private record Noted(String by, String action, String subject, String detail) {}

  /** The refusals noted within the last minute, and how many were not. Guarded by itself. */
  private static final class Recent {
    private final Map<Noted, Instant> noted = new LinkedHashMap<>();
    private int left;
    private Instant since = Instant.EPOCH;

    /** How many were left out since the count began; it begins anew. */
    private int takeLeft() {
      int count = left;
      left = 0;
      return count;
    }
  }

  AccessAudit(AuditTrail audit, WriteBehind writeBehind, Clock clock) {
    this.audit = audit;
    this.writeBehind = writeBehind;
    this.clock = clock;
  }

  /** Somebody known asked for what their role does not allow. */
  void refused(CurrentUser user, HttpServletRequest request) {
    refused(user, "access.refused", what(request), "with the role " + user.role().key());
  }

  /** A key that is unknown, revoked or good for something else. */
  void keyRefused(HttpServletRequest request) {
    refused(CurrentUser.NOBODY, "key.refused", what(request), from(request));
  }

  /** A form that came from none of our pages. */
  void formRefused(HttpServletRequest request) {
    refused(CurrentUser.now(), "form.refused", what(request), from(request));
  }

  /**
   * A sign-in that failed.
   *
   * @param email as typed; shown only where it looks like one, for people type passwords into the
   *     wrong field
   */
  void signInRefused(String email, String address) {
    var subject = email.contains("@") ? email : "not an e-mail address";
    refused(CurrentUser.NOBODY, "member.sign-in-refused", subject, "from " + address);
  }

  /** Somebody signed out; of who was not signed in there is nothing to say. */
  void signedOut(CurrentUser user) {
    if (user.known()) {
      write(user, "member.signed-out", user.email().isEmpty() ? user.name() : user.email(), "");
    }
  }

  /**
   * A file was taken away.
   *
   * @param rows as the answer announced; null where it holds none
   */
  void exported(CurrentUser user, HttpServletRequest request, String file, @Nullable String rows) {
    var query = request.getQueryString();
    var address = request.getRequestURI() + (query == null ? "" : "?" + query);
    write(user, "data.exported", file, rows == null ? address : rows + " rows, " + address);
  }

  private void refused(CurrentUser by, String action, String subject, String detail) {
    var recent = by.known() ? known : strangers;
    writeCount(recent, ONCE_IN);
    if (admits(recent, new Noted(by.id(), action, cut(subject), cut(detail)))) {
      write(by, action, subject, detail);
    }
  }

  private boolean admits(Recent recent, Noted refusal) {
    synchronized (recent) {
      var now = clock.instant();
      var oldest = recent.noted.entrySet().iterator();
      while (oldest.hasNext() && !now.isBefore(oldest.next().getValue().plus(ONCE_IN))) {
        oldest.remove();
      }
      if (recent.noted.containsKey(refusal)) {
        return false;
      }
      if (recent.noted.size() < MOST_IN_A_MINUTE) {
        recent.noted.put(refusal, now);
        return true;
      }
      if (recent.left++ == 0) {
        recent.since = now;
        later.schedule(
            () -> writeCount(recent, ONCE_IN), ONCE_IN.toMillis(), TimeUnit.MILLISECONDS);
      }
      return false;
    }
  }

  /** Notes how many refusals were left out, once the first of them is that old. */
  private void writeCount(Recent recent, Duration age) {
    int left;
    synchronized (recent) {
      boolean early = clock.instant().isBefore(recent.since.plus(age));
      left = early ? 0 : recent.takeLeft();
    }
    if (left > 0) {
      write(
          CurrentUser.SYSTEM,
          "refusals.left-out",
          recent == known ? "people and keys" : "strangers",
          "%,d more refusals in a minute, beyond the first %,d".formatted(left, MOST_IN_A_MINUTE));
    }
  }

  /** Spring closes this before the writer that it depends on. */
  @PreDestroy
  void close() {
    later.shutdownNow();
    writeCount(strangers, Duration.ZERO);
    writeCount(known, Duration.ZERO);
  }

  private void write(CurrentUser by, String action, String subject, String detail) {
    writeBehind.later(() -> audit.record(by, action, cut(subject), cut(detail)));
  }

  private static String what(HttpServletRequest request) {
    return request.getMethod() + " " + request.getRequestURI();
  }

  private static String from(HttpServletRequest request) {
    return "from " + request.getRemoteAddr();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
