package io.beachhead.voice.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the page of a request is. Ids come from other tools and may hold anything; those that a
 * path cannot carry safely, or that are the name of another page, travel as a parameter.
 */
final class RequestAddress {
  private static final Pattern SAFE_IN_A_PATH = Pattern.compile("[^/\\\\;%\\p{Cntrl}]+");
  private static final Set<String> TAKEN =
      Set.of("-", ".", "..", "about", "capture", "forms", "mail", "undo", "edit", "views", "bulk");

  private RequestAddress() {}

  /** Address of the page, such as {@code /requests/r-17}. */
  static String of(String id) {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    boolean safe = SAFE_IN_A_PATH.matcher(id).matches() && !TAKEN.contains(id);
    return safe ? "/requests/" + encoded : "/requests/-?id=" + encoded;
  }
}
