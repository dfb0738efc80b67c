package io.beachhead.voice;

import io.beachhead.statistics.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many customers features would make happy. Implemented by whoever values features. */
public interface HappyCustomers {
  /**
   * How many more than now.
   *
   * @param features keys, all of them known
   * @param segmentation key; null = the active one
   * @return empty where there is not enough data
   */
  Optional<Interval> more(List<String> features, @Nullable String segmentation, LocalDate asOf);
}
