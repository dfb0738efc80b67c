package io.beachhead.workspace.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Demo mode: whoever sits at this machine is signed in without a password.
 *
 * <p>The remote address alone does not tell. A page of somebody else's, open in a browser on this
 * machine, can have its own name resolved to 127.0.0.1 (DNS rebinding) and then reach us from
 * loopback. Its requests still carry its name as Host; so the Host must be a loopback name. A proxy
 * in front hides the visitor's address; what came through one is not signed in.
 */
@Component
class Demo {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
  private static final List<String> PROXY_HEADERS =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final boolean on;

  Demo(@Value("${beachhead.demo:false}") boolean on) {
    this.on = on;
  }

  boolean on() {
    return on;
  }

  boolean signsIn(HttpServletRequest request) {
    return on
        && isLoopbackName(request.getHeader(HttpHeaders.HOST))
        && isLoopbackAddress(request.getRemoteAddr())
        && PROXY_HEADERS.stream().allMatch(h -> request.getHeader(h) == null);
  }

  static boolean isLoopbackName(@Nullable String host) {
    return host != null && LOOPBACK_HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isLoopbackAddress(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
