package io.beachhead.voice.web;

import io.beachhead.web.Choice;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of requests.
 *
 * @param typed what is searched for
 * @param hidden parameters that the filters keep
 * @param segments whether there is a segmentation
 * @param here this list, to be read again after a capture
 */
public record RequestsPage(
    Shell shell,
    String sentence,
    String typed,
    List<PageAddress.Parameter> hidden,
    List<Choice> views,
    List<Chooser> choosers,
    List<Row> rows,
    Sort sort,
    Pager pager,
    boolean segments,
    String here,
    String csvHref,
    String jsonHref,
    boolean empty) {

  /** A menu of one filter. */
  public record Chooser(String name, String label, List<Option> options) {}

  /** One value of a filter. */
  public record Option(String value, String label, boolean selected) {}

  /** One request; empty texts and nulls where something is not known. */
  public record Row(
      String text,
      String note,
      @Nullable Account account,
      String importance,
      String kind,
      String subject,
      String amount,
      String arr,
      String age) {}

  /** Whose it is. */
  public record Account(String name, String href, @Nullable Segment segment) {}

  /** Its segment. */
  public record Segment(int slot, String name) {}

  /**
   * The form that captures a request.
   *
   * @param options accounts to choose from
   * @param accountError what is wrong with the account; null for nothing
   * @param error what is wrong with their words; null for nothing
   */
  public record CaptureForm(
      Shell shell,
      String account,
      String personEmail,
      String text,
      String importance,
      AccountOptions options,
      @Nullable String accountError,
      @Nullable String error) {}

  /** Accounts that begin with or hold what is typed. */
  public record AccountOptions(List<Option> options) {}
}
