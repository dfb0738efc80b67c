package io.beachhead.segments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dialog in which one chip is made or changed.
 *
 * @param base address of the editor
 * @param at where the chip stands
 * @param input which fields to show: text, number, numbers, date, dates, days, feature,
 *     feature-days, free, none
 * @param suggestions values to tick, the chosen ones first
 * @param typed what the free fields hold: at least two, blank where there is nothing
 * @param offered values to offer while typing
 */
public record ChipDialog(
    String base,
    String at,
    boolean fresh,
    List<Group> subjects,
    List<Option> operators,
    String input,
    List<Option> suggestions,
    List<String> typed,
    List<String> offered,
    boolean negated,
    @Nullable String problem) {

  /** Values beyond the first that are not among those to tick, and room for one more. */
  public List<String> moreTyped() {
    return typed.subList(1, typed.size());
  }

  public record Group(String label, List<Option> options) {}

  public record Option(String value, String label, boolean selected) {}
}
