package io.beachhead.customers;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the page of an account is. Ids come from other tools and may hold anything; those that a
 * path cannot carry safely (a slash, a percent sign, a semicolon) travel as a parameter.
 */
public final class AccountAddress {
  /** Pages beside those of a single one. */
  private static final Set<String> TAKEN =
      Set.of("-", "new", "edit", "timeline", "timeline.csv", "revenue.csv");

  private static final Pattern SAFE_IN_A_PATH = Pattern.compile("[^/\\\\;%\\p{Cntrl}]+");

  private static final Pattern PAGE =
      Pattern.compile(
          "(?:https?://[^/]*)?/accounts/(?:-\\?(?:[^#]*&)?id=(?<id>[^&#]+)|(?<name>[^/?#]+))");

  private AccountAddress() {}

  /** Address of the page, such as {@code /accounts/a-17}. */
  public static String of(String id) {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    boolean safe =
        SAFE_IN_A_PATH.matcher(id).matches() && !id.matches("\\.{1,2}") && !TAKEN.contains(id);
    return safe ? "/accounts/" + encoded : "/accounts/-?id=" + encoded;
  }

  /** The id of the account whose page has that address, whole or from its path on. */
  public static Optional<String> idIn(String address) {
    Matcher page = PAGE.matcher(address);
    if (!page.lookingAt()) {
      return Optional.empty();
    }
    String encoded = page.group("id") == null ? page.group("name") : page.group("id");
    try {
      return Optional.of(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException broken) {
      return Optional.empty(); // an escape that is cut off is no page of ours
    }
  }
}
