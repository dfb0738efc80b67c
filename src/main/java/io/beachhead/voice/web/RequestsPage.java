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
 * @param editable whether the reader may say what a request is about
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
    boolean editable,
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
      About about,
      String amount,
      String arr,
      String age) {}

  /**
   * What a request is about.
   *
   * @param themes names
   * @param features names
   * @param editHref the form in its place; null for whoever may only read
   * @param focused whether the keyboard goes on here
   */
  public record About(
      List<String> themes, List<String> features, @Nullable String editHref, boolean focused) {}

  /**
   * The form that says what a request is about.
   *
   * @param field beginning of the ids of its fields
   * @param typed a field for each of its themes and one for another, as typed
   * @param themes to choose from
   * @param features a choice for each of its features and one for another; the first is none
   * @param cancelHref what stood there before
   * @param themeError what is wrong with the theme; null for nothing
   * @param featureError what is wrong with the feature; null for nothing
   */
  public record AboutForm(
      Shell shell,
      String field,
      String id,
      List<String> typed,
      List<String> themes,
      List<List<Option>> features,
      String cancelHref,
      @Nullable String themeError,
      @Nullable String featureError) {}

  /** Whose it is. */
  public record Account(String name, String href, @Nullable Segment segment) {}

  /** Its segment. */
  public record Segment(int colour, String name) {}

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
