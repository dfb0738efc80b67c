package io.beachhead.imports.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people should know about cells that were read in another way than they look. */
final class RunNotes {
  private static final class Count {
    private final String example;
    private long cells;
    private long lastLine = -1;

    Count(String example) {
      this.example = example;
    }
  }

  private final Map<String, Count> noDates = new LinkedHashMap<>();

  /** Counts a cell that stands for no date. */
  void noDate(String column, @Nullable String cell, long line) {
    var count = noDates.computeIfAbsent(column, _ -> new Count(String.valueOf(cell)));
    if (count.lastLine != line) {
      count.lastLine = line;
      count.cells++;
    }
  }

  /** A sentence for each column. */
  List<String> sentences() {
    var sentences = new ArrayList<String>();
    noDates.forEach((column, count) ->
        sentences.add(
            "%s: %s “%s”, which programs write where they know no date; left blank."
                .formatted(
                    column,
                    count.cells == 1 ? "1 cell says" : "%,d cells say".formatted(count.cells),
                    count.example)));
    return sentences;
  }
}
