package io.beachhead.voice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who said something, as people write it: a name, an e-mail address, or {@code Name <address>}.
 *
 * @param name null where only an address is given
 * @param email null where only a name is given
 */
public record PersonText(@Nullable String name, @Nullable String email) {
  private static final Pattern BOTH =
      Pattern.compile("\"?([^<>\"]*?)\"?\\s*<([^<>\\s]+@[^<>\\s]+)>");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>]+@[^\\s<>]+");

  public static PersonText of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new PersonText(null, null);
    }
    String said = text.strip();
    Matcher both = BOTH.matcher(said);
    if (both.matches()) {
      String name = both.group(1).strip();
      return new PersonText(name.isEmpty() ? null : name, both.group(2));
    }
    return ADDRESS.matcher(said).matches()
        ? new PersonText(null, said)
        : new PersonText(said, null);
  }

  /** The same text again; empty where nobody is known. */
  public static String text(@Nullable String name, @Nullable String email) {
    if (name == null) {
      return email == null ? "" : email;
    }
    return email == null ? name : "%s <%s>".formatted(name, email);
  }
}
