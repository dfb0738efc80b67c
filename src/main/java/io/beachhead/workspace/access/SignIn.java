package io.beachhead.workspace.access;

import io.beachhead.workspace.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
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

  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  /** Where whoever signs in again, to change how they sign in, goes on. */
  private static final String AGAIN = SignIn.class.getName() + ".again";

  private final CsrfTokenRepository csrfTokens;
  private final ReturnAddress returnAddress;
  private final Sessions sessions;
  private final SecondStep secondStep;
  private final AuditTrail audit;
  private final WriteBehind writeBehind;

  SignIn(
      CsrfTokenRepository csrfTokens,
      ReturnAddress returnAddress,
      Sessions sessions,
      SecondStep secondStep,
      AuditTrail audit,
      WriteBehind writeBehind) {
    this.csrfTokens = csrfTokens;
    this.returnAddress = returnAddress;
    this.sessions = sessions;
    this.secondStep = secondStep;
    this.audit = audit;
    this.writeBehind = writeBehind;
  }

  /** Signs the member in; the session gets another id, so that one planted before is worthless. */
  public void as(
      Member member, SignedInBy by, HttpServletRequest request, HttpServletResponse response) {
    as(SignedIn.member(member), request, response);
    secondStep.over(request);
    sessions.begin(request, member.id(), by);
  }

  /** The same, with an entry in the audit trail. */
  public void noted(
      Member member, SignedInBy by, HttpServletRequest request, HttpServletResponse response) {
    as(member, by, request, response);
    var user = member.user();
    var detail = "by %s, from %s".formatted(by.label(), request.getRemoteAddr());
    writeBehind.later(() -> audit.record(user, "member.signed-in", user.email(), detail));
  }

  /** Goes on with a new session after the password changed; every other one of theirs ends. */
  public void withNewPassword(
      Member member, HttpServletRequest request, HttpServletResponse response) {
    var by = sessions.by(request);
    sessions.endOthers(member.id(), request);
    as(member, by, request, response);
  }

  /** Asks somebody who is signed in to do it again, and then to go on with their settings. */
  public void again(HttpServletRequest request) {
    request.getSession().setAttribute(AGAIN, true);
  }

  /** The page that was wanted before the sign-in; home where none was. */
  public String destination(HttpServletRequest request, HttpServletResponse response) {
    var session = request.getSession(false);
    if (session != null && session.getAttribute(AGAIN) != null) {
      session.removeAttribute(AGAIN);
      return SecondFactorFilter.PAGE;
    }
    return returnAddress.take(request, response);
  }

  /** The rest of what the sign-in form began: the session is the member's already. */
  void completed(Authentication who, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getSession().setMaxInactiveInterval((int) SESSION_LASTS.toSeconds());
    if (who instanceof SignedIn signedIn) {
      sessions.begin(request, signedIn.getPrincipal().id(), SignedInBy.PASSWORD);
    }
    response.sendRedirect(request.getContextPath() + destination(request, response));
  }

  void as(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
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
    contexts.saveContext(context, request, response);
  }
}
