package io.beachhead.decisions;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.decisions.DecisionEvidence.Kept;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.Measured;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** GRR and NRR over the twelve months up to a day, of all customers and by segment. */
@Component
class RetentionOfTheDay {
  private static final int KEPT = 4;
  private static final String[] AREAS = {"customers", "segments", "settings"};

  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final Changes changes;
  private final ComputedOnce<Key, Answer> kept = new ComputedOnce<>(KEPT);

  RetentionOfTheDay(
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      Changes changes) {
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.changes = changes;
  }

  private record Key(long version, LocalDate day, @Nullable String segmentation) {}

  /**
   * @param bySegment by key of the segment; empty where customers are not divided
   */
  record Answer(Kept total, Map<String, Kept> bySegment) {}

  /**
   * @param segmentation key; null where customers are not divided
   */
  Answer on(LocalDate day, @Nullable String segmentation) {
    return kept.get(new Key(changes.version(AREAS), day, segmentation), this::measure);
  }

  private Answer measure(Key key) {
    CustomerBase base = customers.asOf(key.day);
    Segmentation divided =
        key.segmentation == null ? null : segmentations.find(key.segmentation).orElse(null);
    Membership membership = divided == null ? null : memberships.of(divided, base);
    List<Segment> segments = divided == null ? List.of() : divided.all();
    RevenueRetention measured =
        RevenueRetention.ofYears(
                base.revenue(),
                key.day,
                1,
                row -> membership == null ? -1 : membership.segmentOf(row),
                segments.size())
            .getFirst();
    Map<String, Kept> bySegment = new HashMap<>();
    for (int place = 0; place < segments.size(); place++) {
      bySegment.put(segments.get(place).key(), kept(measured.groups().get(place)));
    }
    return new Answer(kept(measured.total()), bySegment);
  }

  private static Kept kept(RevenueRetention.Group group) {
    return new Kept(
        group.grr() instanceof Measured grr ? (Double) grr.interval().mid() : null,
        group.nrr() instanceof Measured nrr ? (Double) nrr.interval().mid() : null);
  }
}
