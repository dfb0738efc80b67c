package io.beachhead.customers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where the page of an account is. Ids come from other tools and may hold anything; those that a
 * path cannot carry safely (a slash, a percent sign, a semicolon) travel as a parameter.
 */
public final class AccountAddress {
  private static final Pattern SAFE_IN_A_PATH = Pattern.compile("[^/\\\\;%\\p{Cntrl}]+");

  private AccountAddress() {}

  /** Address of the page, such as {@code /accounts/a-17}. */
  public static String of(String id) {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    boolean safe =
        SAFE_IN_A_PATH.matcher(id).matches() && !id.matches("\\.{1,2}") && !id.equals("-");
    return safe ? "/accounts/" + encoded : "/accounts/-?id=" + encoded;
  }
}
