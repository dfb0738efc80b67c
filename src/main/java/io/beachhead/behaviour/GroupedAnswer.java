package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, and the same question asked of the events of each value of a breakdown alone. Somebody
 * with events of two values is in both groups.
 *
 * @param breakdown the largest groups first; null where none was asked for
 */
public record GroupedAnswer<A>(
    @JsonUnwrapped A answer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Group<A>> breakdown) {

  /**
   * @param value null = none
   * @param other everything beyond the values that are shown
   */
  public record Group<A>(
      @Nullable String value,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean other,
      @JsonUnwrapped A answer) {}
}
