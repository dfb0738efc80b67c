package io.beachhead.segments.fit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well divisions reflect what accounts do, the best first.
 *
 * @param columns keys of the sides of behaviour
 * @param missing the columns that cannot be judged at all, and why
 * @param sentence the finding in words
 * @param accounts of which anything is known
 * @param permutations behind each p
 */
public record FitAnswer(
    LocalDate asOf,
    List<String> columns,
    List<OfSegmentation> segmentations,
    List<OfAttribute> attributes,
    Map<String, NotEnoughData> missing,
    String sentence,
    int accounts,
    int permutations,
    long seed,
    String method) {

  /**
   * What a division gains.
   *
   * @param gain null where nothing can be judged; {@code notEnoughData} then says why
   * @param columns null for a column without data
   */
  public record Fit(
      @Nullable Interval gain,
      @Nullable Double p,
      Map<String, @Nullable Column> columns,
      @Nullable NotEnoughData notEnoughData) {
    /** The gain in one column, empty where it cannot be judged. */
    public Optional<Column> column(BehaviourColumn column) {
      return Optional.ofNullable(columns.get(column.key()));
    }
  }

  /**
   * One column.
   *
   * @param accounts of which something in it is known
   */
  public record Column(Interval gain, double p, int accounts) {}

  /**
   * A segmentation.
   *
   * @param segments that rules make, otherwise not counted
   */
  public record OfSegmentation(
      String key,
      String name,
      boolean active,
      int segments,
      @Nullable Interval gain,
      @Nullable Double p,
      @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, @Nullable Column> columns,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {
    /** Without its names. */
    public Fit fit() {
      return new Fit(gain, p, columns, notEnoughData);
    }
  }

  /**
   * An attribute.
   *
   * @param groups its values or bands make, those not known included
   */
  public record OfAttribute(
      String attribute,
      int groups,
      @Nullable Interval gain,
      @Nullable Double p,
      @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, @Nullable Column> columns,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {
    /** Without its name. */
    public Fit fit() {
      return new Fit(gain, p, columns, notEnoughData);
    }
  }
}
