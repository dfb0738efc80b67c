package io.beachhead.workspace.access;

import io.beachhead.workspace.secrets.SignedCookie;
import io.beachhead.workspace.secrets.SignedCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/**
 * The page somebody wanted to open before they signed in. Only its path and query are kept, never
 * the host the request named, so that nobody is led elsewhere; and the browser keeps them.
 */
@Component
class ReturnAddress {
  private static final int LONGEST = 2_000;
  private static final String HOME = "/";

  private final SignedCookie cookie;

  ReturnAddress(SignedCookies cookies) {
    this.cookie = cookies.named("page");
  }

  /** Remembers the page that was asked for, unless it is a part of one, a file or a form. */
  void remember(HttpServletRequest request, HttpServletResponse response) {
    var query = request.getQueryString();
    var address = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (isPage(request) && isOurs(address) && address.length() <= LONGEST) {
      cookie.set(address, request, response);
    }
  }

  /** Where to go after the sign-in, and forgets it. */
  String take(HttpServletRequest request, HttpServletResponse response) {
    var address = cookie.read(request).filter(ReturnAddress::isOurs).orElse(HOME);
    cookie.clear(request, response);
    return address;
  }

  /** Browsers read {@code //host} and {@code /\host} as another server. */
  private static boolean isOurs(String address) {
    return address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\");
  }

  private static boolean isPage(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return request.getMethod().equals("GET")
        && request.getHeader("HX-Request") == null
        && accept != null
        && accept.contains("text/html");
  }
}
