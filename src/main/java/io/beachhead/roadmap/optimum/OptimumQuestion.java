package io.beachhead.roadmap.optimum;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the search for the best roadmap. Features are keys.
 *
 * @param capacity person-weeks per quarter; null = that of the workspace
 * @param quarters how many are planned
 * @param must those that have to be built
 * @param mustNot those that must not
 * @param together sets of which all or none are built
 * @param apart sets of which one at most is built
 * @param objective what the roadmap is meant to achieve
 * @param weights what an account counts
 * @param segmentation key; null = the agreed one
 * @param seconds after which the search ends with what it has
 * @param teams further capacities, each for the features of one team
 */
public record OptimumQuestion(
    @Nullable Double capacity,
    int quarters,
    List<String> must,
    List<String> mustNot,
    List<List<String>> together,
    List<List<String>> apart,
    Objective objective,
    Weights weights,
    @Nullable String segmentation,
    double seconds,
    List<Team> teams) {

  public OptimumQuestion {
    must = List.copyOf(must);
    mustNot = List.copyOf(mustNot);
    together = together.stream().map(List::copyOf).toList();
    apart = apart.stream().map(List::copyOf).toList();
    teams = List.copyOf(teams);
  }

  /** The search as it runs when nothing is said. */
  public static OptimumQuestion plain() {
    return new OptimumQuestion(
        null,
        1,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Objective.happy(),
        new Weights(By.ACCOUNTS, Map.of()),
        null,
        30,
        List.of());
  }

  /** What accounts are counted by. */
  public enum By {
    ACCOUNTS,
    ARR,
    /** Accounts, multiplied by what is stated of their segment. */
    SEGMENTS
  }

  /**
   * @param segments by key, by how much an account of it is multiplied; 1 where it is not named
   */
  public record Weights(By by, Map<String, Double> segments) {
    public Weights {
      segments = Map.copyOf(segments);
    }
  }

  /**
   * A team.
   *
   * @param capacity person-weeks per quarter
   * @param features that it builds
   */
  public record Team(String name, double capacity, List<String> features) {
    public Team {
      features = List.copyOf(features);
    }
  }
}
