package io.beachhead.workspace.access;

import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes in the audit trail who was refused what, who left, and which files were taken away. Written
 * behind, so that nobody waits for an import that holds the writer.
 *
 * <p>What repeats within a minute is noted once, and of strangers at most a thousand things a
 * minute: a trail that anybody can flood hides what matters, and fills the disk.
 */
@Component
public class AccessAudit {
  private static final Duration ONCE_IN = Duration.ofMinutes(1);
  private static final int MOST_IN_A_MINUTE = 1_000;
  private static final int LONGEST = 300;

  private final AuditTrail audit;
  private final WriteBehind writeBehind;
  private final Clock clock;
  private final Map<Noted, Instant> recently = new LinkedHashMap<>();

  private record Noted(String by, String action, String subject, String detail) {}

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
    if (firstInAWhile(new Noted(by.id(), action, cut(subject), cut(detail)))) {
      write(by, action, subject, detail);
    }
  }

  private synchronized boolean firstInAWhile(Noted noted) {
    var now = clock.instant();
    var oldest = recently.entrySet().iterator();
    while (oldest.hasNext() && !now.isBefore(oldest.next().getValue().plus(ONCE_IN))) {
      oldest.remove();
    }
    return recently.size() < MOST_IN_A_MINUTE && recently.putIfAbsent(noted, now) == null;
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
