package io.beachhead.segments.web;

import io.beachhead.segments.rule.ChipForm;
import io.beachhead.segments.rule.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a chip stands or shall stand, written {@code segment.row.chip}: {@code 1.0.2}; {@code
 * 1.0.new} at the end of a row, {@code 1.new.new} in a row of its own, {@code 1.not.0} and {@code
 * 1.not.new} among the exceptions.
 *
 * @param row −1 for a new one
 * @param chip −1 for a new one
 */
record ChipPlace(int segment, boolean exception, int row, int chip) {
  private static final ChipPlace NOWHERE = new ChipPlace(-1, false, -1, -1);

  static ChipPlace of(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return NOWHERE;
    }
    return new ChipPlace(
        number(parts[0]), parts[1].equals("not"), number(parts[1]), number(parts[2]));
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
  }

  /** The chip that stands there. */
  Optional<ChipForm.Chip> in(ChipForm form) {
    if (exception) {
      return at(form.except(), chip).map(test -> new ChipForm.Chip(false, test));
    }
    return at(form.rows(), row).flatMap(chips -> at(chips.chips(), chip));
  }

  /** The form with the chip put there, or, for null, without the one that stands there. */
  ChipForm change(ChipForm form, ChipForm.@Nullable Chip put) {
    if (exception) {
      return plain(form.rows(), put(form.except(), put == null ? null : put.test()));
    }
    List<ChipForm.Row> rows = new ArrayList<>(form.rows());
    if (row >= 0 && row < rows.size()) {
      List<ChipForm.Chip> chips = put(rows.get(row).chips(), put);
      if (chips.isEmpty()) {
        rows.remove(row);
      } else {
        rows.set(row, new ChipForm.Row(chips));
      }
    } else if (put != null) {
      rows.add(new ChipForm.Row(List.of(put)));
    }
    return plain(rows, form.except());
  }

  /** An exception to nothing is a plain condition: everybody but those. */
  private static ChipForm plain(List<ChipForm.Row> rows, List<Condition.Test> except) {
    if (!rows.isEmpty() || except.isEmpty()) {
      return new ChipForm(rows, except);
    }
    return new ChipForm(
        List.of(
            new ChipForm.Row(except.stream().map(test -> new ChipForm.Chip(true, test)).toList())),
        List.of());
  }

  private <T> List<T> put(List<T> all, @Nullable T put) {
    List<T> changed = new ArrayList<>(all);
    if (chip >= 0 && chip < changed.size()) {
      changed.remove(chip);
      if (put != null) {
        changed.add(chip, put);
      }
    } else if (put != null) {
      changed.add(put);
    }
    return changed;
  }

  private static <T> Optional<T> at(List<T> list, int index) {
    return index >= 0 && index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
  }
}
