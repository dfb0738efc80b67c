package io.beachhead.imports.run;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportQuestion;
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

  /** So many words are asked about; a column with more is probably another one. */
  private static final int MOST_WORDS = 30;

  private final Map<String, ImportQuestion> words = new LinkedHashMap<>();
  private final Map<String, Count> noDates = new LinkedHashMap<>();

  /** Counts a cell that stands for no date. */
  void noDate(String column, @Nullable String cell, long line) {
    var count = noDates.computeIfAbsent(column, _ -> new Count(String.valueOf(cell)));
    if (count.lastLine != line) {
      count.lastLine = line;
      count.cells++;
    }
  }

  /** Remembers to ask what a word means in a column that takes only some words. */
  void unknownWord(String column, String word, List<String> ours) {
    if (words.size() < MOST_WORDS) {
      words.computeIfAbsent(
          column + ':' + ImportColumn.normal(word),
          _ -> ImportQuestion.meaning(column, word, ours));
    }
  }

  /** What to ask about the words that nobody knew. */
  List<ImportQuestion> questions() {
    return List.copyOf(words.values());
  }

  /** A sentence for each column. */
  List<String> sentences() {
    var sentences = new ArrayList<String>();
    noDates.forEach((column, count) ->
        sentences.add(
            "%s: %s, which programs write where they know no date; left blank."
                .formatted(
                    column,
                    count.cells == 1
                        ? "1 cell says “%s”".formatted(count.example)
                        : "%,d cells say “%s” or the like".formatted(count.cells, count.example))));
    return sentences;
  }
}
