package io.beachhead.workspace.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** A cookie that only this server can have written; ends with the browser. */
public final class SignedCookie {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final String name;
  private final SignedCookies signatures;

  SignedCookie(String name, SignedCookies signatures) {
    this.name = name;
    this.signatures = signatures;
  }

  public void set(String value, HttpServletRequest request, HttpServletResponse response) {
    var bytes = value.getBytes(UTF_8);
    var written = ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature(bytes));
    write(written, Duration.ofSeconds(-1), request, response);
  }

  /** Deletes it, where the browser has it. */
  public void clear(HttpServletRequest request, HttpServletResponse response) {
    if (cookies(request).findAny().isPresent()) {
      write("", Duration.ZERO, request, response);
    }
  }

  /** What was set; empty where nothing was, or somebody else wrote it. */
  public Optional<String> read(HttpServletRequest request) {
    return cookies(request).map(Cookie::getValue).flatMap(this::value).findFirst();
  }

  private Stream<String> value(String written) {
    int dot = written.indexOf('.');
    if (dot < 0) {
      return Stream.empty();
    }
    try {
      var bytes = DECODER.decode(written.substring(0, dot));
      boolean ours =
          MessageDigest.isEqual(DECODER.decode(written.substring(dot + 1)), signature(bytes));
      return ours ? Stream.of(new String(bytes, UTF_8)) : Stream.empty();
    } catch (IllegalArgumentException notOurs) {
      return Stream.empty();
    }
  }

  private byte[] signature(byte[] value) {
    var named = (name + "=").getBytes(UTF_8);
    var all = Arrays.copyOf(named, named.length + value.length);
    System.arraycopy(value, 0, all, named.length, value.length);
    return signatures.sign(all);
  }

  private Stream<Cookie> cookies(HttpServletRequest request) {
    var all = request.getCookies();
    return all == null ? Stream.empty() : Arrays.stream(all).filter(c -> c.getName().equals(name));
  }

  private void write(
      String value, Duration lasts, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(lasts)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
