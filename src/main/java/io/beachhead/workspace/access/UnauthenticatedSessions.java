package io.beachhead.workspace.access;

import io.beachhead.workspace.CurrentUser;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Ends a session in which nobody proved who they are once a thousand others have begun after it:
 * half a sign-in, or a visitor of the demo who sends no cookies back. A member's session stays.
 */
@Component
@ConditionalOnWebApplication
class UnauthenticatedSessions implements HttpSessionListener {
  static final int MOST = 1_000;

  private final Queue<HttpSession> latest = new ConcurrentLinkedQueue<>();

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    latest.add(event.getSession());
    while (latest.size() > MOST) {
      var oldest = latest.poll();
      if (oldest != null) {
        endUnlessProven(oldest);
      }
    }
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    latest.remove(event.getSession());
  }

  private static void endUnlessProven(HttpSession session) {
    try {
      if (!(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
              instanceof SecurityContext context
          && context.getAuthentication() instanceof SignedIn someone
          && someone.getPrincipal().kind() == CurrentUser.Kind.MEMBER)) {
        session.invalidate();
      }
    } catch (IllegalStateException endedMeanwhile) {
      // It is gone, which is what was wanted.
    }
  }
}
