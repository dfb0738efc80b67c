package io.beachhead.customers.forgetting.web;

import io.beachhead.customers.forgetting.Held;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What forgetting somebody means, before it is done.
 *
 * @param typed what was typed to find them
 * @param error why nobody is shown; null where somebody is, or nothing was typed
 * @param found null where nobody is
 */
public record ForgettingPage(
    Shell shell, String typed, @Nullable String error, @Nullable Found found) {

  /**
   * Who was found.
   *
   * @param field by which: email, person, name or account
   * @param value what it is
   * @param sharedNames names that somebody else has too, as one text; empty for none
   */
  public record Found(
      String called,
      String field,
      String value,
      boolean deletesWords,
      List<Line> lines,
      String sharedNames) {}

  /** A kind of thing that is held, and what becomes of it. */
  public record Line(String count, String what, String becomes) {
    static Line of(Held held) {
      return new Line("%,d".formatted(held.count()), held.what(), held.becomes());
    }
  }
}
