package io.beachhead.voice.words.web;

import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words customers use.
 *
 * @param of the part whose words are shown, in words
 * @param rows the most telling first
 * @param selected the term whose places are shown; null for none
 * @param cut whether there are more terms than shown
 * @param jobs to choose from; empty without jobs
 * @param codes what passages are marked with
 * @param messages sentences of marked passages
 */
public record WordsPage(
    Shell shell,
    String sentence,
    boolean empty,
    List<Choice> segments,
    List<Choice> outcomes,
    String of,
    List<Row> rows,
    boolean cut,
    @Nullable Places selected,
    List<Choice> jobs,
    List<Choice> codes,
    List<Message> messages) {

  /** The address of all words as CSV, of the part shown. */
  public String csv() {
    return new PageAddress("/words.csv", shell.address().with("term", null).query()).href();
  }

  /**
   * A message made of what somebody said.
   *
   * @param href where they said it
   * @param words the telling words in it, each with the accounts that say it
   * @param tries how it did, in words
   */
  public record Message(
      String text, String href, String saidBy, List<String> words, List<String> tries) {}

  /** One value of a filter. */
  public record Choice(String value, String label, boolean selected) {}

  /**
   * A term.
   *
   * @param width of its bar in hundredths of the half that its sign points to
   * @param more whether this part uses it more than the other
   */
  public record Row(
      String term,
      String href,
      int width,
      boolean more,
      String logRatio,
      String g2,
      String q,
      String count,
      String countAgainst,
      String accounts,
      boolean selected) {}

  /**
   * Where a term was said.
   *
   * @param near what stands within five words of it, the most telling first
   */
  public record Places(String term, String total, List<Place> lines, List<Near> near) {}

  /**
   * A word that stands near another.
   *
   * @param said by how many accounts, and how much more often than elsewhere
   */
  public record Near(String term, String href, String said) {}

  /**
   * One place.
   *
   * @param href where it was said; null where that has no page
   */
  public record Place(
      String left, String term, String right, @Nullable String href, @Nullable String account) {}
}
