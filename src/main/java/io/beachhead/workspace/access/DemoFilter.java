package io.beachhead.workspace.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in whoever sits at this machine, in demo mode, when they open a page. The interface under
 * {@code /api} knows them by the session of that page; a program without one needs a key.
 */
final class DemoFilter extends OncePerRequestFilter {
  private final Demo demo;
  private final SignIn signIn;

  DemoFilter(Demo demo, SignIn signIn) {
    this.demo = demo;
    this.signIn = signIn;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication() == null && demo.signsIn(request)) {
      signIn.as(SignedIn.other(SessionFilter.DEMO_ADMIN), request, response);
    }
    chain.doFilter(request, response);
  }
}
