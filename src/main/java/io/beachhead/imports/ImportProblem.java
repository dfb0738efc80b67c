package io.beachhead.imports;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a file.
 *
 * @param line physical line, header = 1, of a record over several lines its first; null for a fault
 *     of the whole file
 * @param column canonical name, or the file's own where it maps to none; null where no column is
 *     meant
 * @param value as it stands in the file, shortened
 * @param problem one sentence: what is wrong, and where it is not plain, what to do
 */
public record ImportProblem(
    @Nullable Long line, @Nullable String column, @Nullable String value, String problem) {
  private static final int LONGEST_VALUE = 200;

  public ImportProblem {
    if (value != null && value.length() > LONGEST_VALUE) {
      value = value.substring(0, LONGEST_VALUE) + "…";
    }
  }

  public static ImportProblem ofFile(String problem) {
    return new ImportProblem(null, null, null, problem);
  }
}
