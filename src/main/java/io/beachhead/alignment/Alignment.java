package io.beachhead.alignment;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentations;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappinessAnswer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything the start page says about customers. */
@Component
public class Alignment {
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final ValueMaps maps;
  private final TippingFeatures tipping;
  private final Attention attention;
  private final Happiness happiness;

  Alignment(
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      ValueMaps maps,
      TippingFeatures tipping,
      Attention attention,
      Happiness happiness) {
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.maps = maps;
    this.tipping = tipping;
    this.attention = attention;
    this.happiness = happiness;
  }

  /**
   * @param accounts of the workspace
   * @param map the value map with what is shipped
   * @param happiness what is observed, in the same segments
   * @param revenue null without a segmentation
   */
  public record Standing(
      int accounts,
      ValueMap map,
      HappinessAnswer happiness,
      List<Tipping> tipping,
      List<Attention.Item> attention,
      @Nullable RevenueBySegment revenue) {

    public Standing {
      tipping = List.copyOf(tipping);
      attention = List.copyOf(attention);
    }
  }

  /** Whether there are customers to speak of. */
  public boolean hasCustomers(LocalDate asOf) {
    return customers.asOf(asOf).size() > 0;
  }

  /**
   * @param segmentation key; null = the active one
   */
  public Standing on(LocalDate asOf, @Nullable String segmentation) {
    CustomerBase base = customers.asOf(asOf);
    ValueMap map = maps.map(new ValueMapQuestion(segmentation, null, List.of(), asOf));
    RevenueBySegment revenue = null;
    if (map.segmentation() != null) {
      Membership membership =
          memberships.of(segmentations.required(map.segmentation(), asOf), base);
      revenue = RevenueBySegment.of(base, membership);
    }
    return new Standing(
        base.size(),
        map,
        happiness.answer(segmentation, asOf),
        tipping.of(map),
        attention.items(map),
        revenue);
  }
}
