package io.beachhead.growth.health;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the company means by a healthy account.
 *
 * @param weights of every part, 0 and more, at least one above 0; only their proportions count
 * @param full what makes a part complete
 */
public record HealthDefinition(Map<HealthPart, Double> weights, Full full, Machines machines) {

  /** Until somebody states something else. */
  public static final HealthDefinition STANDARD =
      new HealthDefinition(
          Map.of(
              HealthPart.USE, 30.0,
              HealthPart.BREADTH, 20.0,
              HealthPart.SEATS, 20.0,
              HealthPart.REQUESTS, 15.0,
              HealthPart.PAYMENTS, 15.0),
          new Full(16, .5, .8),
          new Machines("actorType", List.of("agent"), List.of("api_key")));

  /**
   * From where on a part is complete.
   *
   * @param activeDays of 28, 1 to 28
   * @param featureShare of the features that events can tell, above 0 up to 1
   * @param seatShare of the seats, above 0 up to 1
   */
  public record Full(int activeDays, double featureShare, double seatShare) {}

  /**
   * How events of machines are told from those of people: a property of the event and its values.
   *
   * @param agents values that mean a software agent
   * @param apiKeys values that mean an API key
   */
  public record Machines(String property, List<String> agents, List<String> apiKeys) {
    public Machines {
      agents = List.copyOf(agents);
      apiKeys = List.copyOf(apiKeys);
    }
  }

  public HealthDefinition {
    weights = new EnumMap<>(weights);
  }

  double weight(HealthPart part) {
    return weights.getOrDefault(part, 0.0);
  }
}
