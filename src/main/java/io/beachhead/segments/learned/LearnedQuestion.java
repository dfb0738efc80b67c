package io.beachhead.segments.learned;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to learn from.
 *
 * @param columns {@code attribute:NAME}, {@code attribute:NAME:categorical}, {@code feature:KEY},
 *     {@code mrr}, {@code events:NAME}
 * @param classes from the fewest to the most, by default 2 to 8
 * @param starts random starts for each number of classes, by default 20
 * @param seed by default 1; the same seed gives the same classes
 */
public record LearnedQuestion(
    @Nullable List<@Nullable String> columns,
    @Nullable Range classes,
    @Nullable Integer starts,
    @Nullable Long seed) {
  static final int MOST_CLASSES = 20;
  static final int MOST_STARTS = 200;
  private static final int MOST_COLUMNS = 100;
  private static final Range USUAL = new Range(2, 8);
  private static final int USUAL_STARTS = 20;

  /** From the fewest to the most classes. */
  public record Range(@Nullable Integer from, @Nullable Integer to) {}

  int from() {
    Range range = classes == null ? USUAL : classes;
    return range.from == null ? 2 : range.from;
  }

  int to() {
    Range range = classes == null ? USUAL : classes;
    return range.to == null ? Math.max(8, from()) : range.to;
  }

  int startsOrUsual() {
    return starts == null ? USUAL_STARTS : starts;
  }

  long seedOrOne() {
    return seed == null ? 1 : seed;
  }

  /**
   * The columns, each once, in their order.
   *
   * @throws ProblemException 422 where a number is out of range or no column is named
   */
  List<String> checked() {
    List<ProblemItem> problems = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (String column : columns == null ? List.<@Nullable String>of() : columns) {
      if (column != null && !column.isBlank() && !named.contains(column.strip())) {
        named.add(column.strip());
      }
    }
    if (named.isEmpty()) {
      problems.add(
          ProblemItem.of(
              "columns",
              null,
              "expected at least one of attribute:NAME, feature:KEY, mrr, events:NAME"));
    }
    if (named.size() > MOST_COLUMNS) {
      problems.add(
          ProblemItem.of(
              "columns", Integer.toString(named.size()), "expected at most " + MOST_COLUMNS));
    }
    if (from() < 1 || to() < from() || to() > MOST_CLASSES) {
      problems.add(
          ProblemItem.of(
              "classes",
              from() + " to " + to(),
              "expected from at least 1 to at most %d, from not above to".formatted(MOST_CLASSES)));
    }
    if (startsOrUsual() < 1 || startsOrUsual() > MOST_STARTS) {
      problems.add(
          ProblemItem.of(
              "starts", Integer.toString(startsOrUsual()), "expected 1 to " + MOST_STARTS));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Segments cannot be learned from this.", problems);
    }
    return named;
  }
}
