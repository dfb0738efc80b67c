package io.beachhead.workspace.secrets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a password is one that everybody tries first. Passwords are chosen seldom, so the list is
 * read each time and takes no memory in between.
 */
final class CommonPasswords {
  private static final String LIST = "/io/beachhead/workspace/common-passwords.txt";
  private static final Pattern PADDING = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
  private static final Pattern REPEATED = Pattern.compile("(.+?)\\1+");

  private CommonPasswords() {}

  /**
   * Whether the password, without digits and signs around it, or what it repeats, is on the list.
   *
   * @param words of this workspace, which are no secret here: they count as if they were listed
   */
  static boolean contains(String password, Set<String> words) {
    var cores = cores(password.toLowerCase(Locale.ROOT));
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(cores::contains)
        || listed(cores);
  }

  /** The password, and what is left of it when what people add to satisfy a rule is gone. */
  private static Set<String> cores(String password) {
    var cores = new HashSet<String>();
    cores.add(password);
    cores.add(PADDING.matcher(password).replaceAll(""));
    for (var core : Set.copyOf(cores)) {
      var repeated = REPEATED.matcher(core);
      if (repeated.matches()) {
        cores.add(repeated.group(1));
      }
    }
    return cores;
  }

  private static boolean listed(Set<String> cores) {
    var list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST);
    try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).anyMatch(cores::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
