package io.beachhead.voice.interviews.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One interview: who, what was said, the passages marked in it, the guide.
 *
 * @param facts what is known about it, in a few words each
 * @param recording where it can be heard; null where nobody said
 * @param gone why there is no text; null where there is
 * @param agreement how far its coders agree; null where only one coded it
 * @param form null for whoever may only read
 */
public record InterviewPage(
    Shell shell,
    String id,
    String title,
    List<String> facts,
    @Nullable String recording,
    @Nullable String gone,
    List<TurnRow> turns,
    List<QuoteRow> quotes,
    @Nullable String agreement,
    GuideCard guide,
    @Nullable QuoteForm form) {

  /**
   * One turn.
   *
   * @param time into the recording; empty where the transcript does not say
   * @param timeHref the recording at that time; null where there is none
   * @param quoteHref the form filled with the whole turn; null for the interviewer's
   */
  public record TurnRow(
      String time,
      @Nullable String timeHref,
      String speaker,
      boolean interviewer,
      List<Piece> pieces,
      @Nullable String quoteHref) {}

  /**
   * Some of the words of a turn.
   *
   * @param at where they begin in the transcript, in UTF-16 units
   * @param mark what they are marked with; null for nothing
   */
  public record Piece(int at, String text, @Nullable String mark) {}

  /** A passage that is marked. */
  public record QuoteRow(String id, String words, String about, String coder) {}

  /** The questions, with those ticked that were asked. */
  public record GuideCard(String note, List<Opening> openings) {}

  /** An opening question and those it unfolds into. */
  public record Opening(Tick question, List<Tick> unfolds) {}

  /** A question. */
  public record Tick(String id, String text, boolean asked) {}

  /**
   * The form that marks a passage.
   *
   * @param from as typed or chosen
   * @param words of the passage chosen; null where none is
   * @param error what is wrong with it; null for nothing
   */
  public record QuoteForm(
      String from,
      String to,
      @Nullable String words,
      String code,
      List<String> codes,
      List<Option> jobs,
      @Nullable String error) {}

  /** A job to choose. */
  public record Option(String value, String label, boolean selected) {}
}
