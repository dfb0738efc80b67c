package io.beachhead.decisions.tracker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One form for the address of an issue, whatever people paste: no query, no fragment, no title
 * behind the number, the host in small letters.
 */
final class IssueAddress {
  private static final int LONGEST = 500;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private IssueAddress() {}

  /** The address in that form; empty where it is not one. */
  static Optional<String> of(String text) {
    try {
      URI uri = new URI(text.strip());
      String scheme = uri.getScheme();
      if (text.length() > LONGEST
          || scheme == null
          || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
          || uri.getHost() == null
          || uri.getUserInfo() != null) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(
          scheme.toLowerCase(Locale.ROOT)
              + "://"
              + uri.getHost().toLowerCase(Locale.ROOT)
              + port
              + path(uri.getRawPath()));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private static String path(String raw) {
    return raw.replaceAll("/+$", "")
        // GitLab shows an issue as a work item too.
        .replaceFirst("/-/work_items/(\\d+)$", "/-/issues/$1")
        // Linear adds the title.
        .replaceFirst("(/issue/[A-Za-z0-9]+-\\d+)/[^/]*$", "$1");
  }

  /** Whether an address lies below another one, both in one form. */
  static boolean below(String base, String address) {
    return address.equals(base) || address.startsWith(base + "/");
  }
}
