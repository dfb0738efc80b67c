package io.beachhead.behaviour.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields every question has, ready to be written into its form.
 *
 * @param action address the form goes to
 * @param hidden what the form carries along: segmentation, date, view
 * @param dates shown only between two days
 * @param addFilterHref this page with an empty filter
 * @param places where a filter may hold; one = everywhere
 * @param events names for pickers, the most common first
 * @param properties names for filters: properties of events, {@code account.} and attributes
 * @param errors by field
 */
public record CommonFields(
    String action,
    List<Hidden> hidden,
    List<Option> by,
    List<Option> ranges,
    @Nullable Dates dates,
    List<FilterRow> filters,
    String addFilterHref,
    List<OptionGroup> breakdowns,
    List<EventOption> events,
    List<String> properties,
    Map<String, String> errors) {

  /** What is wrong with a field; null = nothing. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** The same form, carrying along fields that are set but not in sight. */
  CommonFields carrying(List<Hidden> outOfSight) {
    var all = new ArrayList<>(hidden);
    all.addAll(outOfSight);
    return new CommonFields(
        action,
        all,
        by,
        ranges,
        dates,
        filters,
        addFilterHref,
        breakdowns,
        events,
        properties,
        errors);
  }

  public record Hidden(String name, String value) {}

  public record Option(String value, String label, boolean selected) {}

  public record OptionGroup(String label, List<Option> options) {}

  public record Dates(String from, String to) {}

  /**
   * @param values seen for its property, the most common first; empty while it names none
   * @param removeHref this page without it; null for the empty row
   */
  public record FilterRow(
      int number,
      String property,
      String value,
      List<String> values,
      List<Option> places,
      @Nullable String removeHref) {}

  /**
   * @param note how many did it
   */
  public record EventOption(String name, String note) {}
}
