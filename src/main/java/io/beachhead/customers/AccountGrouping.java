package io.beachhead.customers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Divides accounts into groups, so that lists and pages of accounts can show and filter by segment.
 * Implemented by whoever knows segmentations.
 */
public interface AccountGrouping {
  /**
   * The division of {@code base}.
   *
   * @param segmentation key, or null for the active one
   * @return empty where there is no such segmentation, or no active one
   */
  Optional<AccountGroups> divide(@Nullable String segmentation, CustomerBase base);
}
