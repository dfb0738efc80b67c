package io.beachhead.value.outcomes;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.customers.revenue.RevenueRetention;
import io.beachhead.customers.revenue.SalesRecord;
import io.beachhead.customers.revenue.WorkspaceTerms;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.happiness.HappyBehaviour;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out the outcomes of all segments, each the way its own page does. */
@Component
class Outcomes {
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final CustomerBases customers;
  private final Happiness happiness;
  private final Deals deals;
  private final WorkspaceSettings settings;

  Outcomes(
      Segmentations segmentations,
      Memberships memberships,
      CustomerBases customers,
      Happiness happiness,
      Deals deals,
      WorkspaceSettings settings) {
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.customers = customers;
    this.happiness = happiness;
    this.deals = deals;
    this.settings = settings;
  }

  /** All segmentations in their order. */
  record Answer(LocalDate asOf, List<OfSegmentation> segmentations) {}

  record OfSegmentation(String key, String name, boolean active, List<OfSegment> segments) {}

  /**
   * A segment; what is unknown is null. Shares are fractions with their 80% range.
   *
   * @param happy observed happy
   * @param use of those whose use is known, who use the product intensively
   * @param grr and {@code nrr}: over the year up to the as-of day
   * @param winRate of the deals closed within that year
   */
  record OfSegment(
      String key,
      String name,
      @JsonProperty("slot") int colour,
      int accounts,
      @Nullable Interval happy,
      @Nullable Interval nrr,
      @Nullable Interval grr,
      @Nullable Interval use,
      @Nullable Interval winRate) {}

  Answer answer(LocalDate asOf) {
    CustomerBase base = customers.asOf(asOf);
    WorkspaceTerms terms = WorkspaceTerms.of(settings.current());
    List<Deal> closed =
        SalesRecord.closedBetween(deals.all(), asOf.minusYears(1).plusDays(1), asOf, terms.zone());
    List<OfSegmentation> all = new ArrayList<>();
    for (Segmentation one : segmentations.all(asOf)) {
      if (base.size() == 0) {
        all.add(new OfSegmentation(one.key(), one.name(), one.active(), List.of()));
        continue;
      }
      Membership membership = memberships.of(one, base);
      List<RevenueRetention.Group> retention =
          RevenueRetention.measure(
                  base.revenue(), asOf.minusYears(1), asOf, membership::segmentOf, one.all().size())
              .groups();
      HappinessAnswer happy = happiness.answer(one.key(), asOf);
      List<OfSegment> segments = new ArrayList<>();
      for (int i = 0; i < one.all().size(); i++) {
        Segment segment = one.all().get(i);
        int place = i;
        if (membership.counts()[i] == 0) {
          continue;
        }
        List<Deal> own =
            closed.stream().filter(deal -> segmentOf(deal, membership, base) == place).toList();
        HappinessAnswer.Part part =
            happy.segments().stream()
                .filter(each -> segment.key().equals(each.key()))
                .findFirst()
                .orElse(null);
        segments.add(
            new OfSegment(
                segment.key(),
                segment.name(),
                segment.colour(),
                membership.counts()[i],
                part == null ? null : part.share(),
                range(retention.get(i).nrr()),
                range(retention.get(i).grr()),
                part == null ? null : part.behaviour(HappyBehaviour.USES).share(),
                range(SalesRecord.of(own, terms.rates(), terms.zone()).winRate())));
      }
      all.add(new OfSegmentation(one.key(), one.name(), one.active(), segments));
    }
    return new Answer(asOf, all);
  }

  private static int segmentOf(Deal deal, Membership membership, CustomerBase base) {
    String account = deal.accountId();
    int row = account == null ? -1 : base.rowOf(account);
    return row < 0 ? -1 : membership.segmentOf(row);
  }

  private static @Nullable Interval range(Estimate estimate) {
    return estimate instanceof Measured measured ? measured.interval() : null;
  }
}
