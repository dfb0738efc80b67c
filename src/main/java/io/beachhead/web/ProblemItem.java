package io.beachhead.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input.
 *
 * @param line physical line in a file, header = 1; null where the whole file or no file is meant
 * @param column name of the column or field
 * @param value what was there
 * @param position 1-based character in a rule or expression
 * @param problem one sentence that says what was expected
 */
public record ProblemItem(
    @Nullable Integer line,
    @Nullable String column,
    @Nullable String value,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer position,
    String problem) {

  /** A field of a form, a query parameter or a JSON property. */
  public static ProblemItem of(String field, @Nullable String value, String problem) {
    return new ProblemItem(null, field, value, null, problem);
  }

  /** A place in a rule or expression. */
  public static ProblemItem at(int position, String problem) {
    return new ProblemItem(null, null, null, position, problem);
  }

  /** What is wrong with a field; null where nothing is. */
  public static @Nullable String sentence(List<ProblemItem> problems, String field) {
    return problems.stream()
        .filter(item -> field.equals(item.column))
        .map(ProblemItem::problem)
        .findFirst()
        .orElse(null);
  }
}
