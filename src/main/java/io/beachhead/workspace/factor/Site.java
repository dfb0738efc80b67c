package io.beachhead.workspace.factor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * Under which address a browser sees this server. A passkey is bound to it, by the browser: under a
 * foreign name that leads here, the browser offers none of ours.
 *
 * @param host the relying party, in WebAuthn's words
 * @param origin scheme, host and port, as browsers write them
 */
public record Site(String host, String origin) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /** As the request was sent to. */
  public static Site of(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port == (request.isSecure() ? HTTPS : HTTP);
    return new Site(
        request.getServerName(),
        "%s://%s%s"
            .formatted(request.getScheme(), request.getServerName(), usual ? "" : ":" + port));
  }

  /** Whether browsers have passkeys for it: by https under a name, or on this machine. */
  public boolean hasPasskeys() {
    return host.equals("localhost")
        || (origin.startsWith("https:") && !ADDRESS.matcher(host).matches());
  }
}
