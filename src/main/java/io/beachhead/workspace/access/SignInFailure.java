package io.beachhead.workspace.access;

import io.beachhead.workspace.access.MemberAuthentication.MustWaitException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/**
 * Why nobody was signed in, for the page that says so.
 *
 * @param waitSeconds 0 = address or password is wrong
 */
public record SignInFailure(String email, long waitSeconds) {
  /** Where the failure is shown; another address than the form's, which would be checked again. */
  public static final String PAGE = "/sign-in/failed";

  private static final String ATTRIBUTE = SignInFailure.class.getName();

  /** What failed in this request; null where nothing did. */
  public static @Nullable SignInFailure of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof SignInFailure failure ? failure : null;
  }

  static void show(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws ServletException, IOException {
    var email = request.getParameter("email");
    long wait = why instanceof MustWaitException must ? must.seconds() : 0;
    request.setAttribute(ATTRIBUTE, new SignInFailure(email == null ? "" : email, wait));
    if (wait > 0) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
    } else {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }
    request.getRequestDispatcher(PAGE).forward(request, response);
  }
}
