package io.beachhead.voice.web;

import io.beachhead.web.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of one request.
 *
 * @param mergedInto the request that it is a voice of; null where it stands for itself
 * @param form the fields to be edited; null while it is only read
 * @param editable whether the reader may change it
 * @param confirmed false where software filed it and nobody has accepted it yet
 */
public record RequestPage(
    Shell shell,
    String id,
    String text,
    List<Fact> facts,
    RequestsPage.About about,
    RequestsPage.@Nullable Need need,
    @Nullable Other mergedInto,
    Others others,
    Talk talk,
    @Nullable Form form,
    boolean editable,
    boolean confirmed) {

  /** One thing that is known, or "not known". */
  public record Fact(String label, String value, @Nullable String href) {}

  /** Another request. */
  public record Other(String id, String href, String text, String who, String mark) {}

  /**
   * @param voices who else asks for it, merged into this one
   * @param similar not merged yet, the nearest first
   */
  public record Others(List<Other> voices, List<Other> similar) {}

  /** What colleagues wrote, and what they changed. */
  public record Talk(List<Note> notes, List<Edit> history) {}

  /** A note. */
  public record Note(String id, String text, String by, String when) {}

  /** A change. */
  public record Edit(String what, String before, String after, String by, String when) {}

  /**
   * The fields as stored or typed.
   *
   * @param values by the field's key
   * @param errors what is wrong, by the field's key
   */
  public record Form(
      Map<String, String> values,
      Map<String, String> errors,
      List<String> themes,
      List<RequestsPage.Option> features,
      List<RequestsPage.Option> colleagues,
      List<RequestsPage.Option> accounts) {

    public String value(String field) {
      return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
      return errors.get(field);
    }
  }
}
