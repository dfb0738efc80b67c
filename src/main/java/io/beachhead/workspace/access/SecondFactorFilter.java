package io.beachhead.workspace.access;

import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.factor.SecondFactors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where everybody must have a second factor, whoever came in by password alone can set one up and
 * do nothing else. Who came in by a provider has proved there what the provider asks for.
 */
final class SecondFactorFilter extends OncePerRequestFilter {
  /** Where a second factor is set up. */
  static final String PAGE = "/settings/security";

  private static final List<String> OPEN = List.of("/sign-in", "/sign-out", "/error");

  private final SecondFactors factors;
  private final Sessions sessions;
  private final Refusals refusals;

  SecondFactorFilter(SecondFactors factors, Sessions sessions, Refusals refusals) {
    this.factors = factors;
    this.sessions = sessions;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (owed(request) && !open(request.getServletPath())) {
      if (request.getServletPath().startsWith("/api/")) {
        refusals.forbidden(
            request,
            response,
            "This workspace requires a second factor. Set one up under Settings, Security.");
      } else {
        refusals.redirect(request, response, PAGE);
      }
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean owed(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
        && signedIn.getPrincipal().kind() == CurrentUser.Kind.MEMBER
        && factors.owedBy(signedIn.getPrincipal().id())
        && sessions.by(request) != SignedInBy.PROVIDER;
  }

  private static boolean open(String path) {
    return path.equals(PAGE)
        || path.startsWith(PAGE + "/")
        || OPEN.stream().anyMatch(path::startsWith);
  }
}
