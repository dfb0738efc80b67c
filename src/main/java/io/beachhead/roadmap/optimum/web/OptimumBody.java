package io.beachhead.roadmap.optimum.web;

import io.beachhead.roadmap.optimum.Objective;
import io.beachhead.roadmap.optimum.OptimumQuestion;
import io.beachhead.roadmap.optimum.OptimumQuestion.By;
import io.beachhead.roadmap.optimum.OptimumQuestion.Team;
import io.beachhead.roadmap.optimum.OptimumQuestion.Weights;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a search; a field that is absent gets its default. */
record OptimumBody(
    @Nullable Double capacity,
    @Nullable Integer quarters,
    @Nullable List<@Nullable String> must,
    @Nullable List<@Nullable String> mustNot,
    @Nullable List<@Nullable List<@Nullable String>> together,
    @Nullable List<@Nullable List<@Nullable String>> apart,
    @Schema(
            description =
                "happy (by the value model, the default), served (accounts that get at least so"
                    + " many of the features they ask for), reach (the fewest features that give"
                    + " every account one it asks for), all-of (accounts that get everything they"
                    + " ask for); or an object {kind, atLeast, asking}: atLeast goes with served"
                    + " and is 1 unless said, asking is accounts or deals (only accounts with an"
                    + " open deal, whose ARR is then the amount of their open deals)")
        @Nullable JsonNode objective,
    @Schema(description = "accounts, arr, or an object of segment keys and factors")
        @Nullable JsonNode weights,
    @Nullable String segmentation,
    @Nullable Double seconds,
    @Nullable List<@Nullable TeamBody> teams) {

  private static final int MOST_QUARTERS = 8;
  private static final double LONGEST = 600;

  /** Values beyond are slips of the keyboard. */
  private static final double LARGEST = 1e6;

  /** A team's own capacity. */
  record TeamBody(
      @Nullable String name,
      @Nullable Double capacity,
      @Nullable List<@Nullable String> features) {}

  /**
   * What was typed into a field.
   *
   * @throws ProblemException 422 where it is not a number
   */
  static double number(String field, String typed) {
    try {
      return Double.parseDouble(typed.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw ProblemException.unprocessable(
          "The search cannot start.", List.of(ProblemItem.of(field, typed, "expected a number")));
    }
  }

  /**
   * @throws ProblemException 422 that names every field that is wrong
   */
  OptimumQuestion question() {
    var reading = new Reading();
    OptimumQuestion plain = OptimumQuestion.plain();
    OptimumQuestion question =
        new OptimumQuestion(
            capacity == null ? null : reading.between("capacity", capacity, 0, LARGEST),
            quarters == null
                ? plain.quarters()
                : (int) reading.between("quarters", quarters, 1, MOST_QUARTERS),
            reading.keys("must", must),
            reading.keys("mustNot", mustNot),
            reading.sets("together", together),
            reading.sets("apart", apart),
            reading.objective(objective),
            reading.weights(weights),
            segmentation,
            seconds == null ? plain.seconds() : reading.between("seconds", seconds, 0.1, LONGEST),
            reading.teams(teams));
    if (!reading.problems.isEmpty()) {
      throw ProblemException.unprocessable("The search cannot start.", reading.problems);
    }
    return question;
  }

  private static final class Reading {
    private final List<ProblemItem> problems = new ArrayList<>();

    double between(String field, double value, double least, double most) {
      if (!(value >= least && value <= most)) {
        problems.add(
            ProblemItem.of(
                field,
                plain(value),
                "expected a number from %s to %s".formatted(plain(least), plain(most))));
        return least;
      }
      return value;
    }

    private static String plain(double value) {
      return Double.isFinite(value)
          ? java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
          : String.valueOf(value);
    }

    List<String> keys(String field, @Nullable List<@Nullable String> given) {
      List<String> keys = new ArrayList<>();
      for (String key : given == null ? List.<@Nullable String>of() : given) {
        if (key == null || key.isBlank()) {
          problems.add(ProblemItem.of(field, key, "expected the key of a feature"));
        } else if (!keys.contains(key.strip())) {
          keys.add(key.strip());
        }
      }
      return keys;
    }

    List<List<String>> sets(String field, @Nullable List<@Nullable List<@Nullable String>> given) {
      List<List<String>> sets = new ArrayList<>();
      for (List<@Nullable String> set :
          given == null ? List.<@Nullable List<@Nullable String>>of() : given) {
        sets.add(keys(field, set));
      }
      return sets;
    }

    List<Team> teams(@Nullable List<@Nullable TeamBody> given) {
      List<Team> teams = new ArrayList<>();
      for (TeamBody team : given == null ? List.<@Nullable TeamBody>of() : given) {
        if (team == null || team.capacity() == null) {
          problems.add(
              ProblemItem.of("teams", null, "expected a name, a capacity and features of each"));
        } else {
          teams.add(
              new Team(
                  team.name() == null ? "" : team.name(),
                  between("teams", team.capacity(), 0, LARGEST),
                  keys("teams", team.features())));
        }
      }
      return teams;
    }

    Objective objective(@Nullable JsonNode given) {
      Objective plain = Objective.happy();
      if (given == null || given.isNull()) {
        return plain;
      }
      if (!given.isObject()) {
        return new Objective(kind(given), 1, plain.asking());
      }
      JsonNode atLeast = given.path("atLeast");
      int least = 1;
      if (!atLeast.isMissingNode() && !atLeast.isNull()) {
        if (atLeast.isInt() && atLeast.intValue() >= 1) {
          least = atLeast.intValue();
        } else {
          problems.add(
              ProblemItem.of(
                  "objective.atLeast",
                  atLeast.toString(),
                  "expected a whole number of at least 1"));
        }
      }
      return new Objective(kind(given.path("kind")), least, asking(given.path("asking")));
    }

    private Objective.Kind kind(JsonNode given) {
      for (Objective.Kind kind : Objective.Kind.values()) {
        if (given.isString() && kind.key().equals(given.stringValue())) {
          return kind;
        }
      }
      problems.add(
          ProblemItem.of("objective", typed(given), "expected happy, served, reach or all-of"));
      return Objective.Kind.HAPPY;
    }

    private Objective.Asking asking(JsonNode given) {
      if (given.isMissingNode() || given.isNull()) {
        return Objective.Asking.ACCOUNTS;
      }
      for (Objective.Asking asking : Objective.Asking.values()) {
        if (given.isString() && asking.key().equals(given.stringValue())) {
          return asking;
        }
      }
      problems.add(ProblemItem.of("objective.asking", typed(given), "expected accounts or deals"));
      return Objective.Asking.ACCOUNTS;
    }

    private static @Nullable String typed(JsonNode given) {
      return given.isMissingNode() || given.isNull()
          ? null
          : given.isString() ? given.stringValue() : given.toString();
    }

    Weights weights(@Nullable JsonNode given) {
      if (given == null || given.isNull()) {
        return new Weights(By.ACCOUNTS, Map.of());
      }
      if (given.isString() && given.stringValue().equals("accounts")) {
        return new Weights(By.ACCOUNTS, Map.of());
      }
      if (given.isString() && given.stringValue().equals("arr")) {
        return new Weights(By.ARR, Map.of());
      }
      Map<String, Double> segments = new HashMap<>();
      if (given.isObject()) {
        given.forEachEntry((segment, weight) -> {
          if (weight.isNumber()) {
            segments.put(segment, between("weights", weight.doubleValue(), 0, LARGEST));
          } else {
            problems.add(ProblemItem.of("weights", segment, "expected a number of at least 0"));
          }
        });
        return new Weights(By.SEGMENTS, segments);
      }
      problems.add(
          ProblemItem.of(
              "weights",
              given.toString(),
              "expected accounts, arr, or an object of segment keys and numbers"));
      return new Weights(By.ACCOUNTS, Map.of());
    }
  }
}
