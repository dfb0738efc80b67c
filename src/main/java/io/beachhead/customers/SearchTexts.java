package io.beachhead.customers;

import io.beachhead.customers.attribute.TextAttribute;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a search looks through, per account: name, domain and id, folded so that letter case and
 * accents do not matter. Made when somebody searches for the first time.
 */
final class SearchTexts {
  /** Between the parts; nobody types it. */
  private static final char BETWEEN = '\n';

  private final List<String> ids;
  private final List<String> names;
  private final TextAttribute domains;
  private String @Nullable [] folded;

  SearchTexts(List<String> ids, List<String> names, TextAttribute domains) {
    this.ids = ids;
    this.names = names;
    this.domains = domains;
  }

  /** Each account's text, which begins with its folded name. */
  synchronized String[] folded() {
    String[] texts = folded;
    if (texts == null) {
      texts = new String[ids.size()];
      for (int row = 0; row < texts.length; row++) {
        String domain = domains.text(row);
        texts[row] =
            fold(
                names.get(row) + BETWEEN + (domain == null ? "" : domain) + BETWEEN + ids.get(row));
      }
      folded = texts;
    }
    return texts;
  }

  /** Small letters without accents. */
  static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int at = 0; at < lower.length(); at++) {
      if (lower.charAt(at) > 127) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
      }
    }
    return lower;
  }

  /** What was typed, as words that must all occur. */
  static String[] words(String typed) {
    String stripped = fold(typed).strip();
    return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
  }

  static boolean matches(String folded, String[] words) {
    for (String word : words) {
      if (!folded.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
