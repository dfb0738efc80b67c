package io.beachhead.text;

import java.util.Locale;

/**
 * The language of a text.
 *
 * @param code ISO 639-1, in lower case: {@code en}, {@code ko}, {@code de}
 */
public record Language(String code) {
  public static final Language ENGLISH = new Language("en");
  public static final Language KOREAN = new Language("ko");

  public Language {
    if (!code.matches("[a-z]{2,3}")) {
      throw new IllegalArgumentException(
          "\"%s\" is not a language code; use two letters, such as en".formatted(code));
    }
  }

  /** As English speakers call it: {@code Korean}. */
  public String label() {
    return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
  }
}
