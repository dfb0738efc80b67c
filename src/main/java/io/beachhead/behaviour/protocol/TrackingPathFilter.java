package io.beachhead.behaviour.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads {@code //v1/import/} as {@code /v1/import/}. SDKs put their path behind the address they
 * were given, which often ends in a slash; the firewall would refuse the doubled one, and an SDK
 * drops its events on that. Only addresses under {@code /v1} are read like this: no rule about who
 * may what depends on them.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TrackingPathFilter extends OncePerRequestFilter {
  private static final String TRACKING = "/v1/";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asked = request.getRequestURI();
    var path = singleSlashes(asked);
    boolean isRead = path.startsWith(TRACKING) && !path.equals(asked);
    chain.doFilter(isRead ? new At(request, path) : request, response);
  }

  /** The path with runs of slashes made one. */
  static String singleSlashes(String path) {
    if (!path.contains("//")) {
      return path;
    }
    var single = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/' || i == 0 || path.charAt(i - 1) != '/') {
        single.append(path.charAt(i));
      }
    }
    return single.toString();
  }

  private static final class At extends HttpServletRequestWrapper {
    private final String path;

    At(HttpServletRequest request, String path) {
      super(request);
      this.path = path;
    }

    @Override
    public String getRequestURI() {
      return path;
    }

    @Override
    public String getServletPath() {
      return singleSlashes(super.getServletPath());
    }

    @Override
    public StringBuffer getRequestURL() {
      var whole = super.getRequestURL();
      var asked = super.getRequestURI();
      return whole.replace(whole.length() - asked.length(), whole.length(), path);
    }
  }
}
