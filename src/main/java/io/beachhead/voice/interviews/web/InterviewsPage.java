package io.beachhead.voice.interviews.web;

import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of interviews.
 *
 * @param form null for whoever may only read
 */
public record InterviewsPage(
    Shell shell, List<Row> rows, Pager pager, @Nullable Form form, int total) {

  /** One interview; empty texts where something is not known. */
  public record Row(
      String href,
      String who,
      String about,
      @Nullable Segment segment,
      String held,
      String quotes) {}

  /** Its segment. */
  public record Segment(int colour, String name) {}

  /**
   * The form that notes one.
   *
   * @param error what is wrong with it; null for nothing
   */
  public record Form(
      String personEmail,
      String title,
      String interviewer,
      String heldOn,
      String recordingUrl,
      String keepUntil,
      String pseudonym,
      String transcript,
      @Nullable String error) {

    static final Form EMPTY = new Form("", "", "", "", "", "", "", "", null);
  }
}
