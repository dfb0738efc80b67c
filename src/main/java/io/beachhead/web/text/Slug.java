package io.beachhead.web.text;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/** Keys made of names: lower-case letters, digits and single hyphens, as addresses have them. */
public final class Slug {
  private Slug() {}

  /**
   * {@code Real estate, EU} is {@code real-estate-eu}. Letters lose their accents; empty where no
   * letter or digit is left.
   */
  public static String of(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }

  /**
   * A key that is free.
   *
   * @param longest characters, the number that makes it free not counted
   * @param otherwise the word for a name without a letter or digit
   */
  public static String free(String name, int longest, String otherwise, Collection<String> taken) {
    var slug = of(name);
    var stem =
        slug.isEmpty()
            ? otherwise
            : slug.substring(0, Math.min(longest, slug.length())).replaceAll("-+$", "");
    var key = stem;
    for (int number = 2; taken.contains(key); number++) {
      key = stem + "-" + number;
    }
    return key;
  }
}
