package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.statistics.NotEnoughData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who uses which feature, and how much. */
public record FeatureUseQuestion(List<NamedEvents> features, Unit by) {

  /**
   * @param active people or accounts with any event in the period: the whole that shares are of
   */
  public record Answer(int active, List<Use> features) {}

  /**
   * @param users with at least one event of the feature in the period
   * @param adoption users / active with its 80% range; null where nobody is active
   * @param uses events of the feature
   * @param usesPerUser null where nobody uses it
   * @param daysPerUser days with a use per user, in the question's time zone; null likewise
   */
  public record Use(
      String feature,
      String name,
      int users,
      io.beachhead.statistics.@Nullable Interval adoption,
      long uses,
      @Nullable Double usesPerUser,
      @Nullable Double daysPerUser,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}
}
