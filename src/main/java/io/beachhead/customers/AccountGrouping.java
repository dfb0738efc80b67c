package io.beachhead.customers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Divides accounts into groups, so that lists and pages of accounts can show and filter by segment.
 * Implemented by whoever knows segmentations.
 */
public interface AccountGrouping {
  /**
   * The division of {@code base}: the one look-up of a segmentation that somebody named.
   *
   * @param segmentation key; null or blank for the active one
   * @return empty where none is active
   * @throws io.beachhead.web.ProblemException 404 for a key that no segmentation has
   */
  Optional<AccountGroups> divide(@Nullable String segmentation, CustomerBase base);
}
