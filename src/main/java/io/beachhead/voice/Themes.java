package io.beachhead.voice;

import java.util.Locale;

/** Themes group requests. */
public final class Themes {
  private Themes() {}

  /** The key of a theme by its name: lower case, hyphens between words. */
  public static String key(String name) {
    String key =
        name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
    return key.isEmpty() ? "theme" : key;
  }
}
