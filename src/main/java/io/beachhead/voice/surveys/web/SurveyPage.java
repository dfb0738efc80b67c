package io.beachhead.voice.surveys.web;

import gg.jte.Content;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One survey: what it says, and who is asked.
 *
 * @param sentence kind, respondents, whether it is open
 * @param results a table each: the whole, then what segments say
 * @param chart null for kinds without
 * @param reasons in people's words
 * @param cards of other modules
 * @param asking null for whoever may only read
 * @param end null for whoever may only read
 */
public record SurveyPage(
    Shell shell,
    String key,
    String title,
    String sentence,
    List<Table> results,
    @Nullable Chart chart,
    List<String> reasons,
    List<Content> cards,
    @Nullable Asking asking,
    @Nullable End end) {

  /**
   * When it ends, as typed.
   *
   * @param error what is wrong with it; null for nothing
   */
  public record End(String closesOn, String quota, @Nullable String error) {}

  /** A picture of the whole. */
  public record Chart(String title, Svg picture) {}

  /**
   * Figures in words.
   *
   * @param note what the table says or lacks; empty for nothing
   */
  public record Table(String title, List<String> header, List<List<String>> rows, String note) {}

  /**
   * Who is asked.
   *
   * @param open whether it takes answers
   * @param links one per person invited
   * @param snippet HTML for other pages; null until the open link is made
   * @param error what is wrong with the addresses; null for nothing
   */
  public record Asking(
      boolean open,
      List<Link> links,
      @Nullable String snippet,
      String typed,
      @Nullable String error) {}

  /**
   * The link of one person.
   *
   * @param draft a reminder as a mail to send; null where they answered
   */
  public record Link(String email, String href, String state, @Nullable String draft) {}
}
