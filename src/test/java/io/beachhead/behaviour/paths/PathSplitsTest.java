package io.beachhead.behaviour.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.paths.PathQuestion.Direction;
import io.beachhead.behaviour.people.Splits;
import io.beachhead.behaviour.people.Unit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the people are split, the paths of the parts add up to those of everybody. */
class PathSplitsTest {
  static IntStream seeds() {
    return IntStream.range(1, 9);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void pathsAreTheSame(int seed) {
    var random = new SplittableRandom(seed);
    var all = Splits.histories(random);
    var names = all.vocabulary().names;
    var a = Matcher.named(names.find("A"));
    for (var by : Unit.values()) {
      for (var direction : Direction.values()) {
        var question = new PathQuestion(EventSelector.named("A"), direction, 4, 2, by, Map.of());
        var walk = new PathWalk(question, period(), a, Matcher.EVERY);
        Splits.sameHoweverSplit(
            all,
            by,
            random,
            () -> new PathTally(walk, question.steps()),
            tally -> new PathNodes(question, names, tally).answer());
        Splits.sameHoweverSplit(
            all,
            by,
            random,
            () ->
                new PathActors(
                    walk,
                    new PathActors.Place(2, name -> name == names.find("B")),
                    new PathActors.Place(1, name -> name == names.find("C"))),
            actors -> actors.kept().size());
        assertThat(all.tally(by, () -> new PathTally(walk, 4)).total()).isPositive();
      }
    }
  }

  private static Period period() {
    return new Period(
        Splits.FIRST.plus(Duration.ofDays(5)).toEpochMilli(),
        Splits.FIRST.plus(Duration.ofDays(50)).toEpochMilli(),
        ZoneOffset.UTC,
        DayOfWeek.MONDAY);
  }
}
