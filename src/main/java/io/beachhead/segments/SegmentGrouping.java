package io.beachhead.segments;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lends the segments to the lists and pages of accounts. */
@Component
class SegmentGrouping implements AccountGrouping {
  private final Segmentations segmentations;
  private final Memberships memberships;

  SegmentGrouping(Segmentations segmentations, Memberships memberships) {
    this.segmentations = segmentations;
    this.memberships = memberships;
  }

  @Override
  public Optional<AccountGroups> divide(@Nullable String key, CustomerBase base) {
    return segmentations.asked(key, base.asOf()).map(segmentation -> groups(segmentation, base));
  }

  private AccountGroups groups(Segmentation segmentation, CustomerBase base) {
    return new AccountGroups(
        segmentation.key(),
        segmentation.name(),
        segmentation.all().stream()
            .map(segment -> new AccountGroup(segment.key(), segment.name(), segment.colour()))
            .toList(),
        memberships.of(segmentation, base));
  }
}
