package io.beachhead.workspace;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The address under which people reach this server: {@code BEACHHEAD_PUBLIC_URL}, where it is set.
 * Otherwise only the request says one, and whoever sends a request, or a proxy that hands headers
 * on, can write any name into it. So a link that somebody passes on never repeats that name.
 */
@Component
public class PublicAddress {
  static final String SETTING = "BEACHHEAD_PUBLIC_URL";

  /** Names of this machine; what is sent to them stays on it. */
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private final @Nullable String configured;

  /** The setting is not an address. */
  public static final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String stated) {
      super(
          "%s is \"%s\"; expected the address people open, such as https://beachhead.example.com."
              .formatted(SETTING, stated));
    }
  }

  PublicAddress(Environment environment) {
    var stated = environment.getProperty(SETTING, "").strip();
    configured = stated.isEmpty() ? null : checked(stated);
  }

  /** The configured address, without a slash at its end. */
  public Optional<String> configured() {
    return Optional.ofNullable(configured);
  }

  /**
   * A link to pass on to somebody else, such as an invitation. Where no address is configured and
   * the request was not sent to this machine by a name or address it certainly has, the link is the
   * path alone.
   *
   * @param path with its query, beginning with a slash
   */
  public String link(String path) {
    if (configured != null) {
      return configured + path;
    }
    var request = request();
    return certain(request) ? asAsked() + path : request.getContextPath() + path;
  }

  /** The address for pages and answers that nobody but the sender of the request sees. */
  public String shown() {
    return configured == null ? asAsked() : configured;
  }

  private static String asAsked() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
  }

  private static HttpServletRequest request() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
        .getRequest();
  }

  /** Whether the name asked for is a loopback name, or the address the connection came in on. */
  private static boolean certain(HttpServletRequest request) {
    var name = request.getServerName().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    return LOOPBACK.contains(name) || isLocal(name, request.getLocalAddr());
  }

  private static boolean isLocal(String name, String local) {
    try {
      return InetAddress.ofLiteral(name).equals(InetAddress.ofLiteral(local));
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  private static String checked(String stated) {
    try {
      var address = URI.create(stated);
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (web
          && address.getHost() != null
          && address.getUserInfo() == null
          && address.getQuery() == null
          && address.getFragment() == null) {
        return stated.replaceAll("/+$", "");
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw new UnusableException(stated);
    }
    throw new UnusableException(stated);
  }
}
