package io.beachhead.value.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the evidence behind a cell, with the weight it got.
 *
 * @param id of the stored row; null where the line sums up rows of accounts
 * @param level whether it speaks of the segment as a whole or sums up its accounts
 * @param value currency per account and year
 * @param spread sd between accounts; null = not known
 * @param se standard error used; null = not known
 * @param n asked or measured; for accounts the number of distinct accounts; null = not known
 * @param assumed true where neither se nor spread is known and the line was taken to be as
 *     uncertain as the prior
 * @param weight its part in the mean, in [0, 1]; the weights of all lines and of the prior add to 1
 * @param from whom it speaks of, where that is not the segment shown; null where it is
 */
public record EvidenceLine(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long id,
    Level level,
    EvidenceKind kind,
    double value,
    @Nullable Double spread,
    @Nullable Double se,
    @Nullable Double n,
    String source,
    @Nullable LocalDate notedAt,
    boolean assumed,
    double weight,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable From from) {

  /**
   * Whom a borrowed line speaks of.
   *
   * @param difference how far the statement lies above what all evidence together says of those
   *     accounts, in currency per account and year; null where it is not a statement on an average
   *     over several home cells
   */
  public record From(
      String segmentation,
      String segmentationName,
      String segment,
      String segmentName,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double difference) {}

  /** The same line with another weight. */
  public EvidenceLine weighing(double other) {
    return with(other, from);
  }

  /** The same line with another weight, speaking of somebody else than the segment shown. */
  public EvidenceLine with(double other, @Nullable From whom) {
    return new EvidenceLine(
        id, level, kind, value, spread, se, n, source, notedAt, assumed, other, whom);
  }

  /** What the line speaks of. */
  public enum Level {
    SEGMENT,
    ACCOUNTS;

    @com.fasterxml.jackson.annotation.JsonValue
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
