package io.beachhead.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table is sorted: {@code ?sort=arr} upward, {@code ?sort=-arr} downward.
 *
 * @param address of the page, whose other parameters stay
 */
public record Sort(String column, boolean descending, PageAddress address) {

  /**
   * @param text of the parameter {@code sort}; null or blank for {@code fallback}
   * @param fallback such as {@code -arr}
   * @throws ProblemException 400 for a column that is not in {@code columns}
   */
  public static Sort parse(
      @Nullable String text, String fallback, List<String> columns, PageAddress address) {
    var wanted = text == null || text.isBlank() ? fallback : text.strip();
    var descending = wanted.startsWith("-");
    var column = descending ? wanted.substring(1) : wanted;
    if (!columns.contains(column)) {
      throw ProblemException.badRequest(
          "The list cannot be sorted like this.",
          List.of(
              ProblemItem.of(
                  "sort",
                  text,
                  "expected one of "
                      + String.join(", ", columns)
                      + ", with a leading - for the largest first")));
    }
    return new Sort(column, descending, address);
  }

  public boolean by(String column) {
    return this.column.equals(column);
  }

  public @Nullable String ariaSort(String column) {
    if (!by(column)) return null;
    return descending ? "descending" : "ascending";
  }

  /** A second click on the same header turns the order round; paging starts again. */
  public String href(String column) {
    var next = by(column) && !descending ? "-" + column : column;
    return address.with("cursor", null).with("page", null).with("sort", next).href();
  }
}
