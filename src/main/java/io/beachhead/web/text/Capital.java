package io.beachhead.web.text;

import java.util.Locale;

/** Words as they begin a sentence or a heading. */
public final class Capital {
  private Capital() {}

  /** The same with a capital first letter. */
  public static String first(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
