package io.beachhead.workspace.access;

import io.beachhead.workspace.secrets.SignedCookie;
import io.beachhead.workspace.secrets.SignedCookies;
import io.beachhead.workspace.secrets.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps the token that forms carry: in the session of whoever has signed in, and in a signed cookie
 * of whoever has not, so that a stranger leaves nothing in the server. A program that reads a page
 * with its key gets neither: it could post nothing with the token.
 */
@Component
class CsrfTokens implements CsrfTokenRepository {
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String PARAMETER = "_csrf";

  private final HttpSessionCsrfTokenRepository session = new HttpSessionCsrfTokenRepository();
  private final SignedCookie cookie;

  CsrfTokens(SignedCookies cookies) {
    this.cookie = cookies.named("form");
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return token(Token.random(""));
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (BearerFilter.letIn(request)) {
      return;
    }
    if (request.getSession(false) != null) {
      session.saveToken(token, request, response);
    }
    if (token == null) {
      cookie.clear(request, response);
    } else if (request.getSession(false) == null) {
      cookie.set(token.getToken(), request, response);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    var kept = session.loadToken(request);
    return kept != null || signedIn() ? kept : cookie.read(request).map(this::token).orElse(null);
  }

  /** A cookie can be planted from a neighbouring host; it counts for nobody who has signed in. */
  private static boolean signedIn() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn;
  }

  private CsrfToken token(String value) {
    return new DefaultCsrfToken(HEADER, PARAMETER, value);
  }
}
