package io.beachhead.voice.web;

import gg.jte.Content;
import io.beachhead.web.Choice;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inbox of requests.
 *
 * @param notices what waits for the reader beside the list: mentions, requests to accept
 * @param cards of other modules, above the list
 * @param strip what depends on the requests shown; empty where nothing is known
 * @param segments whether there is a segmentation
 * @param bulk what can be done with several; null for whoever may only read
 * @param empty whether there is no request at all
 */
public record RequestsPage(
    Shell shell,
    Filter filter,
    List<Notice> notices,
    List<Content> cards,
    List<KeyNumber> strip,
    List<Row> rows,
    Sort sort,
    Pager pager,
    boolean segments,
    @Nullable Bulk bulk,
    Links links,
    boolean empty) {

  /**
   * The filters.
   *
   * @param typed what is searched for
   * @param hidden parameters that the filters keep
   * @param views saved by the team
   * @param query of this list, to be saved
   */
  public record Filter(
      String typed,
      List<PageAddress.Parameter> hidden,
      List<Choice> states,
      List<Chooser> choosers,
      List<View> views,
      String query) {}

  /** A view that somebody saved. */
  public record View(String key, String name, String href, boolean on) {}

  /** Something that waits, and where. */
  public record Notice(String icon, String text, String href) {}

  /** A number with its label, and what it is made of. */
  public record KeyNumber(String label, String number, List<String> notes) {}

  /**
   * @param here this list, to be read again after a capture
   */
  public record Links(String here, String csv, String json) {}

  /** What can be done with the requests that are ticked. */
  public record Bulk(
      String back, List<Option> features, List<String> themes, List<Option> colleagues) {}

  /** A menu of one filter. */
  public record Chooser(String name, String label, List<Option> options) {}

  /** One value of a filter. */
  public record Option(String value, String label, boolean selected) {}

  /**
   * One request; empty texts and nulls where something is not known.
   *
   * @param note who said it, and where
   * @param company name of a prospect that is not an account, or what is special about the account
   */
  public record Row(
      String id,
      String href,
      String text,
      String note,
      @Nullable Account account,
      String company,
      Need need,
      About about,
      String amount,
      String arr,
      String age,
      String state) {}

  /** How badly; an empty label where nobody said. */
  public record Need(String label, String kind) {}

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
   * @param features a choice for each of its features and one for another; the first means no
   *     feature
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
}
