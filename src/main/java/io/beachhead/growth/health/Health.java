package io.beachhead.growth.health;

import io.beachhead.growth.health.HealthFacts.Payments;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * <b>Question:</b> how well is an account doing?
 *
 * <p><b>Estimator:</b> health = Σ weight × part ÷ Σ weight over the parts that are known. Its range
 * is what the parts not known could make of it: all of them 0, all of them 1. A part that does not
 * apply (an account that asked for nothing has no answers to wait for) neither counts nor widens
 * the range.
 *
 * <p><b>Inputs:</b> parts from 0 to 1; weights of 0 and more.
 *
 * <p><b>Assumptions:</b> the weights are a statement of the company, not learned.
 *
 * <p><b>Undefined when:</b> fewer than two parts with a weight are known.
 *
 * <p><b>Source:</b> docs/metrics/account-health.md.
 *
 * @param health from 0 to 1; null where too little is known
 */
public record Health(
    @Nullable Interval health, List<Part> parts, @Nullable NotEnoughData notEnoughData) {
  private static final int FEWEST_PARTS = 2;

  /**
   * One part.
   *
   * @param value from 0 to 1; null where it is not known or does not apply
   * @param weight as a share of all weights
   * @param figure what it was read from, such as “12 of 28 days”; else why there is no value
   * @param applies false where the account cannot have it
   */
  public record Part(
      HealthPart part, @Nullable Double value, double weight, String figure, boolean applies) {}

  public Health {
    parts = List.copyOf(parts);
  }

  /** Puts an account's parts together. */
  static Health of(HealthFacts facts, HealthDefinition definition) {
    double all = definition.weights().values().stream().mapToDouble(Double::doubleValue).sum();
    var parts = new ArrayList<Part>();
    double sum = 0;
    double known = 0;
    double unknown = 0;
    int count = 0;
    for (HealthPart each : HealthPart.values()) {
      double weight = definition.weight(each) / all;
      Part part = part(each, weight, facts, definition.full());
      parts.add(part);
      if (part.value() != null) {
        sum += weight * part.value();
        known += weight;
        count += weight > 0 ? 1 : 0;
      } else if (part.applies()) {
        unknown += weight;
      }
    }
    if (count < FEWEST_PARTS) {
      return new Health(
          null,
          parts,
          new NotEnoughData(
              count, FEWEST_PARTS, "Too few parts of this account's health are known."));
    }
    return new Health(
        new Interval(sum / (known + unknown), sum / known, (sum + unknown) / (known + unknown)),
        parts,
        null);
  }

  private static Part part(
      HealthPart part, double weight, HealthFacts facts, HealthDefinition.Full full) {
    var use = facts.use();
    Integer seats = facts.seats();
    return switch (part) {
      case USE ->
          use == null
              ? unknown(part, weight, "no event has come in")
              : known(
                  part,
                  weight,
                  share(use.days(), full.activeDays()),
                  "active on %d of %d days".formatted(use.days(), HealthDays.DAYS));
      case BREADTH ->
          use == null
              ? unknown(part, weight, "no event has come in")
              : facts.features() == 0
                  ? unknown(part, weight, "no feature has events")
                  : known(
                      part,
                      weight,
                      share(use.features(), full.featureShare() * facts.features()),
                      "%s used".formatted(Format.of(use.features(), facts.features())));
      case SEATS ->
          use == null
              ? unknown(part, weight, "no event has come in")
              : seats == null
                  ? unknown(part, weight, "seats are not known")
                  : known(
                      part,
                      weight,
                      share(use.people(), full.seatShare() * seats),
                      "%s active".formatted(Format.of(Math.min(use.people(), seats), seats)));
      case REQUESTS -> {
        var requests = facts.requests();
        yield requests.asked() == 0
            ? new Part(part, null, weight, "asked for nothing", false)
            : known(
                part,
                weight,
                share(requests.answered(), requests.asked()),
                Format.of(requests.answered(), requests.asked()) + " answered");
      }
      case PAYMENTS -> payments(part, weight, facts);
    };
  }

  private static Part payments(HealthPart part, double weight, HealthFacts facts) {
    Payments payments = facts.payments();
    if (!facts.paying()) {
      return new Part(part, null, weight, "pays nothing", false);
    }
    return payments == null
        ? unknown(part, weight, "no payments have come in")
        : known(part, weight, payments.value(), payments.words());
  }

  private static Part known(HealthPart part, double weight, double value, String figure) {
    return new Part(part, value, weight, figure, true);
  }

  private static Part unknown(HealthPart part, double weight, String why) {
    return new Part(part, null, weight, why, true);
  }

  private static double share(double has, double full) {
    return Math.min(1, has / full);
  }
}
