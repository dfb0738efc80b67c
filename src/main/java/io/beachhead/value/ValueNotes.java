package io.beachhead.value;

import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Scaling;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader of the map should know first, whatever is switched on. */
final class ValueNotes {
  private static final int NAMED = 4;

  private ValueNotes() {}

  static List<String> of(ValueGrid grid) {
    var notes = new ArrayList<String>();
    notes.addAll(borrowed(grid));
    apart(grid, notes);
    size(grid, notes);
    if (grid.model().happy() instanceof HappyRule.Observed observed && observed.curve() == null) {
      notes.add(
          "The observed curve is not identified on this day, so your assumption decides who is"
              + " happy.");
    }
    return notes;
  }

  /** Which features were asked for in another segmentation. */
  private static List<String> borrowed(ValueGrid grid) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (int feature = 0; feature < grid.features().size(); feature++) {
      Division from = grid.borrowedFrom(feature);
      if (from != null) {
        names
            .computeIfAbsent(from.name(), _ -> new ArrayList<>())
            .add(grid.features().get(feature).name());
      }
    }
    return names.entrySet().stream()
        .map(each ->
            "Re-weighted from %s, where it was asked: %s."
                .formatted(each.getKey(), some(each.getValue())))
        .toList();
  }

  private static String some(List<String> names) {
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED - 1))
            + " and %d more".formatted(names.size() - NAMED + 1);
  }

  private static void apart(ValueGrid grid, List<String> notes) {
    int prospects = 0;
    int free = 0;
    int churned = 0;
    for (CountedAccounts each : grid.who()) {
      prospects += each.prospects();
      free += each.free();
      churned += each.churned();
    }
    var parts = new ArrayList<String>();
    if (prospects > 0) {
      parts.add(Format.count(prospects, "prospect"));
    }
    if (free > 0) {
      parts.add(
          Format.count(free, "account") + (free == 1 ? " that pays nothing" : " that pay nothing"));
    }
    if (churned > 0) {
      parts.add(Format.count(churned, "churned account"));
    }
    if (!parts.isEmpty()) {
      notes.add(
          "Counted apart, as they have no price to compare value with: %s."
              .formatted(String.join(", ", parts)));
    }
  }

  private static void size(ValueGrid grid, List<String> notes) {
    if (grid.model().scalesWith() instanceof Scaling.OfAttribute(String name)) {
      int without = grid.accounts().withoutSize();
      if (without > 0) {
        notes.add(
            "%s no %s above 0: %s taken to be as large as the average of their cell."
                .formatted(
                    Format.count(without, "account") + (without == 1 ? " has" : " have"),
                    name,
                    without == 1 ? "it is" : "they are"));
      }
    }
  }
}
