package io.beachhead.workspace.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Begins a session for somebody who proved to be who they are in another way than by the form. */
@Component
public class SignIn {
  /** A working day; a session nobody signed in to lasts a quarter of an hour. */
  static final Duration SESSION_LASTS = Duration.ofHours(12);

  private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
  private final CsrfTokenRepository csrfTokens;

  SignIn(CsrfTokenRepository csrfTokens) {
    this.csrfTokens = csrfTokens;
  }

  /** Signs the member in; the session gets another id, so that one planted before is worthless. */
  public void as(Member member, HttpServletRequest request, HttpServletResponse response) {
    as(Admitted.member(member), request, response);
  }

  void as(Admitted signedIn, HttpServletRequest request, HttpServletResponse response) {
    if (request.getSession(false) == null) {
      request.getSession(true);
    } else {
      request.changeSessionId();
      csrfTokens.saveToken(null, request, response);
    }
    request.getSession().setMaxInactiveInterval((int) SESSION_LASTS.toSeconds());
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(signedIn);
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
  }
}
