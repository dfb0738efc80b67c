package io.beachhead.voice.words;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer said.
 *
 * @param id of what it stands in: a request, an interview
 * @param account id; null where it is not known
 * @param person who said it; null where it is not known
 * @param text the customer's own words and nobody else's
 * @param offset where the text begins in what it stands in, in UTF-16 units
 * @param language ISO 639-1 where somebody noted it; null where the text has to tell
 */
public record Passage(
    String id,
    @Nullable String account,
    @Nullable String person,
    String text,
    int offset,
    @Nullable String language,
    Marks marks) {

  /**
   * What is known about it.
   *
   * @param jobs keys of the jobs it speaks of
   * @param codes what people marked it with: {@code success}, {@code problem}
   * @param lostDeal whether it was said about a deal that was lost
   */
  public record Marks(Set<String> jobs, Set<String> codes, boolean lostDeal) {}

  /** Whoever said it, as far as it can be told apart: account, else person, else the passage. */
  String speaker() {
    return account != null ? "a:" + account : person != null ? "p:" + person : "i:" + id;
  }
}
