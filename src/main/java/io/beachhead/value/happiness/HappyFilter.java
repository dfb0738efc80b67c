package io.beachhead.value.happiness;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list.
 *
 * @param show what their marks say
 * @param lacking one behaviour short of happy: only those that lack this one; null = any
 * @param segment key; null = all
 * @param text part of the name or id; empty = all
 */
public record HappyFilter(
    Show show, @Nullable HappyBehaviour lacking, @Nullable String segment, String text) {

  /** What marks may say. */
  public enum Show {
    ALL("all"),
    HAPPY("happy"),
    /** One behaviour short of happy. */
    NEAR("near"),
    /** Pays and uses, but neither refers nor engages. */
    LUKEWARM("lukewarm"),
    NOT_HAPPY("not-happy"),
    UNDECIDED("undecided");

    private final String key;

    Show(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }

    public static Optional<Show> of(String key) {
      for (Show show : values()) {
        if (show.key.equals(key)) {
          return Optional.of(show);
        }
      }
      return Optional.empty();
    }
  }

  /** Rows of the base, those who pay most first, then by name. */
  public int[] rows(Observation observation) {
    OptionalInt group = OptionalInt.empty();
    if (segment != null) {
      for (int i = 0; i < observation.groups().all().size(); i++) {
        if (observation.groups().all().get(i).key().equals(segment)) {
          group = OptionalInt.of(i);
        }
      }
      if (group.isEmpty()) {
        return new int[0];
      }
    }
    int wanted = group.orElse(-1);
    var base = observation.base();
    return IntStream.range(0, base.size())
        .filter(observation::present)
        .filter(row -> wanted < 0 || observation.group(row) == wanted)
        .filter(row -> shows(observation, row))
        .filter(
            row -> text.isEmpty() || contains(base.name(row), text) || contains(base.id(row), text))
        .boxed()
        .sorted((a, b) -> {
          int byRevenue = Double.compare(base.arr(b), base.arr(a));
          return byRevenue != 0 ? byRevenue : base.name(a).compareToIgnoreCase(base.name(b));
        })
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether the marks of an account are those asked for; segment and text are not looked at. */
  public boolean shows(Observation observation, int row) {
    return switch (show) {
      case ALL -> true;
      case HAPPY -> observation.standing(row) == Standing.HAPPY;
      case LUKEWARM -> observation.paysAndUsesOnly(row);
      case NOT_HAPPY -> observation.standing(row) == Standing.NOT_HAPPY;
      case UNDECIDED -> observation.standing(row) == Standing.UNDECIDED;
      case NEAR -> near(observation, row, lacking);
    };
  }

  /** One behaviour short of happy, whether the missing one is a no or not known. */
  static boolean near(Observation observation, int row, @Nullable HappyBehaviour lacking) {
    return observation.standing(row) != Standing.HAPPY
        && observation.met(row) == observation.definition().required() - 1
        && (lacking == null || observation.missing(row).contains(lacking));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(java.util.Locale.ROOT)
        .contains(part.toLowerCase(java.util.Locale.ROOT));
  }
}
