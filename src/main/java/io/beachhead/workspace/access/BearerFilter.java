package io.beachhead.workspace.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program in by {@code Authorization: Bearer KEY}: for this request only, whatever session
 * the request may also carry.
 */
final class BearerFilter extends OncePerRequestFilter {
  private static final String SCHEME = "bearer ";
  private static final String SEEN = BearerFilter.class.getName();

  private final Keys keys;
  private final Refusals refusals;
  private final RequestAttributeSecurityContextRepository forThisRequest =
      new RequestAttributeSecurityContextRepository();

  BearerFilter(Keys keys, Refusals refusals) {
    this.keys = keys;
    this.refusals = refusals;
  }

  /** Whether the request came in by a key. */
  static boolean letIn(HttpServletRequest request) {
    return request.getAttribute(SEEN) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      chain.doFilter(request, response);
      return;
    }
    var secret = header.substring(SCHEME.length()).strip();
    var key = keys.api(secret);
    if (key.isEmpty()) {
      if (keys.write(secret).isPresent()) {
        refusals.wrongKey(request, response, "A write key works only for events, under /v1.");
      } else if (keys.hasStopped(secret)) {
        refusals.unknownKey(
            request,
            response,
            "This key has stopped: the person who made it was disabled or has fewer rights now. Ask"
                + " an admin for a new one.");
      } else {
        refusals.unknownKey(request, response, "The key is unknown or has been revoked.");
      }
      return;
    }
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(SignedIn.other(key.get().user()));
    SecurityContextHolder.setContext(context);
    // So that a streamed answer, finished on another dispatch, still knows who asked.
    forThisRequest.saveContext(context, request, response);
    request.setAttribute(SEEN, Boolean.TRUE);
    chain.doFilter(request, response);
  }
}
