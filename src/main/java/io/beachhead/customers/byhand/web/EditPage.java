package io.beachhead.customers.byhand.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account or a person, to be changed, merged or deleted.
 *
 * @param path beginning of the addresses that the forms post to
 * @param own columns of the company's own; null for a person
 */
public record EditPage(
    Shell shell,
    Head head,
    String path,
    String id,
    List<ByHandPage.Field> fields,
    @Nullable List<ByHandPage.Field> own,
    Merging merging,
    Deletion deletion) {

  /**
   * Who it is.
   *
   * @param noun account or person
   */
  public record Head(String title, String sentence, String backHref, String back, String noun) {}

  /**
   * The form of a merge.
   *
   * @param from what is typed
   * @param error what is wrong with it; null for nothing
   * @param plan what would go along, line by line; null before it is asked for
   * @param others suggestions: id and name
   */
  public record Merging(
      String from, @Nullable String error, @Nullable List<String> plan, List<Other> others) {}

  /** Another one to merge with. */
  public record Other(String id, String name) {}

  /**
   * @param error why it cannot be deleted; null until it is tried
   * @param forgetHref where somebody is forgotten
   */
  public record Deletion(String sentence, @Nullable String error, String forgetHref) {}
}
