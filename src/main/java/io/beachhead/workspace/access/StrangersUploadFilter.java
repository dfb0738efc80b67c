package io.beachhead.workspace.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away files from whoever is not signed in, unread. Looking for the form's token would store
 * the whole upload first, and uploads may be large.
 */
final class StrangersUploadFilter extends OncePerRequestFilter {
  private final Refusals refusals;

  StrangersUploadFilter(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var type = request.getContentType();
    if (type != null
        && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
        && SecurityContextHolder.getContext().getAuthentication() == null) {
      refusals.refuseForm(request, response);
      return;
    }
    chain.doFilter(request, response);
  }
}
