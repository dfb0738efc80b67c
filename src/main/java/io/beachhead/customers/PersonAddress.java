package io.beachhead.customers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a person's page is. An id that cannot stand in a path goes into the query. */
public final class PersonAddress {
  /** Pages beside those of a single one. */
  private static final Set<String> TAKEN = Set.of("-", "new", "edit", "events.csv");

  private static final Pattern SAFE_IN_A_PATH = Pattern.compile("[^/\\\\;%\\p{Cntrl}]+");

  private PersonAddress() {}

  /** Address of the page, such as {@code /people/ada@acme.example}. */
  public static String of(String id) {
    var encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    boolean safe =
        SAFE_IN_A_PATH.matcher(id).matches() && !id.matches("\\.{1,2}") && !TAKEN.contains(id);
    return safe ? "/people/" + encoded : "/people/-?id=" + encoded;
  }
}
