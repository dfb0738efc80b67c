package io.beachhead.workspace.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
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

  /** How the headers begin that proxies, tunnels and clouds add; browsers send none of them. */
  private static final List<String> OF_PROXIES =
      List.of(
          "forwarded",
          "x-forwarded",
          "via",
          "proxy",
          "x-proxy",
          "x-real-",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-original-",
          "x-envoy-",
          "x-remote-",
          "client-ip",
          "true-client-ip",
          "cf-",
          "cdn-",
          "fastly-",
          "fly-",
          "tailscale-",
          "ngrok-",
          "x-amz",
          "x-azure-",
          "x-arr-",
          "x-appengine-",
          "x-cloud-trace-",
          "x-vercel-",
          "x-nf-",
          "x-scheme",
          "x-host",
          "x-request-id",
          "x-b3-",
          "traceparent");

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
        && Collections.list(request.getHeaderNames()).stream().noneMatch(Demo::ofProxy);
  }

  private static boolean ofProxy(String header) {
    var name = header.toLowerCase(Locale.ROOT);
    return OF_PROXIES.stream().anyMatch(name::startsWith);
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
