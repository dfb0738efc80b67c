package io.beachhead.workspace.access;

import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks again, at every request, whether whoever has a session may still come in: a member who was
 * disabled or whose password changed may not, nor may one whose session has lasted too long; one
 * with another role comes in with that.
 */
final class SessionFilter extends OncePerRequestFilter {
  private final Members members;
  private final Demo demo;
  private final Sessions sessions;

  SessionFilter(Members members, Demo demo, Sessions sessions) {
    this.sessions = sessions;
    this.members = members;
    this.demo = demo;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn before) {
      var now = still(before, request);
      if (now == null) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
          session.invalidate();
        }
      } else if (!now.equals(before)) {
        SecurityContextHolder.setContext(context(now));
      }
    }
    chain.doFilter(request, response);
  }

  private @Nullable SignedIn still(SignedIn before, HttpServletRequest request) {
    return switch (before.getPrincipal().kind()) {
      case MEMBER ->
          members
              .find(before.getPrincipal().id())
              .filter(m -> m.state() == Member.State.ACTIVE)
              .filter(m -> m.passwordChangedAt().equals(before.passwordOf()))
              .filter(m -> sessions.goesOn(request, m.id()))
              .map(SignedIn::member)
              .orElse(null);
      case DEMO -> demo.signsIn(request) ? before : null;
      case API_KEY, NOBODY, SYSTEM -> null;
    };
  }

  private static SecurityContext context(SignedIn signedIn) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(signedIn);
    return context;
  }

  /** Who comes in by themselves in demo mode. */
  static final CurrentUser DEMO_ADMIN =
      new CurrentUser(CurrentUser.Kind.DEMO, "demo", "Demo visitor", "demo@localhost", Role.ADMIN);
}
