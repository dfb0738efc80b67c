package io.beachhead.web.card;

import io.beachhead.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The page a card is asked for.
 *
 * @param shell its frame: segmentation, as-of day, links that keep both
 * @param subject what the page is about, e.g. the key of a feature; null for a page about everybody
 */
public record CardRequest(Shell shell, @Nullable String subject) {
  /** The segmentation the page shows; null where customers are not divided. */
  public @Nullable String segmentation() {
    var chosen = shell.segmentation();
    return chosen == null ? null : chosen.key();
  }

  /**
   * What the page is about.
   *
   * @throws IllegalStateException where the page is about everybody
   */
  public String requiredSubject() {
    if (subject == null) {
      throw new IllegalStateException("this page is not about one thing");
    }
    return subject;
  }
}
