package io.beachhead.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.behaviour.FunnelQuestion.Order;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.behaviour.people.Unit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far attempts get in each order, which events they use, and which may still get further. */
class FunnelWalkOrdersTest {

  /** Every letter is an event of one person, a minute after the one before. */
  private static Story minutes(String letters) {
    var story = new Story();
    for (int i = 0; i < letters.length(); i++) {
      story.did("a", letters.substring(i, i + 1), "1T%02d:%02d".formatted(10 + i / 60, i % 60));
    }
    return story;
  }

  @Test
  void stepsInOrderMayHaveOtherEventsBetweenThem() {
    assertThat(walked(Order.SEQUENTIAL, "AxByC", "A", "B", "C")).containsExactly("0 2 4");
    assertThat(walked(Order.SEQUENTIAL, "BCA", "A", "B", "C")).containsExactly("2");
    assertThat(walked(Order.SEQUENTIAL, "ACB", "A", "B", "C")).containsExactly("0 2");
    assertThat(walked(Order.SEQUENTIAL, "BC", "A", "B", "C")).isEmpty();
  }

  @Test
  void everyFirstStepBeginsAnAttempt() {
    assertThat(walked(Order.SEQUENTIAL, "AABC", "A", "B", "C")).containsExactly("0 2 3", "1 2 3");
    assertThat(walked(Order.STRICT, "AABC", "A", "B", "C")).containsExactly("0", "1 2 3");
  }

  @Test
  void anEventIsUsedByOneStepOnly() {
    assertThat(walked(Order.SEQUENTIAL, "AA", "A", "A")).containsExactly("0 1", "1");
    assertThat(walked(Order.ANY, "AA", "A", "A")).containsExactly("0 1", "1");
    assertThat(walked(Order.ANY, "A", "A", "A")).containsExactly("0");
  }

  @Test
  void strictStepsFollowEachOtherWithNothingBetween() {
    assertThat(walked(Order.STRICT, "ABC", "A", "B", "C")).containsExactly("0 1 2");
    assertThat(walked(Order.STRICT, "ABxC", "A", "B", "C")).containsExactly("0 1");
    assertThat(walked(Order.STRICT, "AxBC", "A", "B", "C")).containsExactly("0");
  }

  @Test
  void inAnyOrderEachStepIsServedByWhateverServesMostSteps() {
    assertThat(walked(Order.ANY, "CAB", "A", "B", "C")).containsExactly("0 1 2", "1 2", "2");
    // The page serves either step; given to the second one first, it makes room for the first.
    assertThat(walked(Order.ANY, "PA", "AP", "P")).containsExactly("0 1", "1");
    assertThat(walked(Order.ANY, "xy", "A", "B")).isEmpty();
  }

  @Test
  void theWindowHoldsForEveryOrderWithItsLastMomentIncluded() {
    var late = new Story().did("a", "A", "1T10:00").did("a", "B", "1T11:00:01");
    var onTime = new Story().did("a", "A", "1T10:00").did("a", "B", "1T11:00");
    for (var order : Order.values()) {
      assertThat(walked(order, late, "A", "B").getFirst()).as(order + " late").isEqualTo("0");
      assertThat(walked(order, onTime, "A", "B").getFirst())
          .as(order + " in time")
          .isEqualTo("0 1");
    }
  }

  @Test
  void growsWithTheHistory() {
    String letters = "A".repeat(300) + "B";
    var attempts = walked(Order.STRICT, letters, "A", "B");
    assertThat(attempts).hasSize(300);
    assertThat(attempts.getFirst()).isEqualTo("0");
    assertThat(attempts.getLast()).isEqualTo("299 300");
  }

  @Test
  void anExclusionCountsBetweenItsOwnSteps() {
    assertThat(fenced("AxBC", 0, 1)).isEmpty();
    assertThat(fenced("ABxC", 0, 1)).containsExactly("0 1 3");
    assertThat(fenced("ABxC", 1, 2)).isEmpty();
    assertThat(fenced("AxBC", 1, 2)).containsExactly("0 2 3");
    assertThat(fenced("xABC", 0, 2)).containsExactly("1 2 3");
    assertThat(fenced("ABCx", 0, 2)).containsExactly("0 1 2");
    // It never reached the step from which on the exclusion counts.
    assertThat(fenced("Ax", 1, 2)).containsExactly("0");
  }

  @Test
  void anAttemptIsOpenWhileItsWindowReachesBeyondWhatIsCounted() {
    assertThat(open("1T22:59:59")).containsExactly(false);
    assertThat(open("1T23:00")).containsExactly(true);
    var done = new Story().did("a", "A", "1T23:10").did("a", "B", "1T23:20");
    assertThat(walk(Order.SEQUENTIAL, done, List.of(), "A", "B").open).containsExactly(false);
    var stuck = new Story().did("a", "A", "1T23:10").did("a", "x", "1T23:20");
    assertThat(walk(Order.STRICT, stuck, List.of(), "A", "B").open).containsExactly(false);
    var last = new Story().did("a", "A", "1T23:10");
    assertThat(walk(Order.STRICT, last, List.of(), "A", "B").open).containsExactly(true);
  }

  @Test
  void looksOnlyAtThePeriod() {
    var around =
        new Story()
            .did("a", "A", "02-01T00:00")
            .did("a", "A", "1T00:00")
            .did("a", "A", "1T23:59")
            .did("a", "B", "1T23:59:59");
    assertThat(walked(Order.SEQUENTIAL, around, "A", "B")).containsExactly("0", "1 2");
  }

  private static List<Boolean> open(String when) {
    return walk(Order.SEQUENTIAL, new Story().did("a", "A", when), List.of(), "A", "B").open;
  }

  private static List<String> walked(Order order, String letters, String... steps) {
    return walked(order, minutes(letters), steps);
  }

  private static List<String> walked(Order order, Story story, String... steps) {
    return walk(order, story, List.of(), steps).positions;
  }

  private static List<String> fenced(String letters, int fromStep, int toStep) {
    return walk(Order.SEQUENTIAL, minutes(letters), List.of(fromStep, toStep), "A", "B", "C")
        .positions;
  }

  /**
   * @param fence steps between which the event {@code x} voids an attempt; empty for none
   * @param steps names of events; a step of several letters is met by any of them
   */
  private static Walked walk(Order order, Story story, List<Integer> fence, String... steps) {
    var all = story.histories();
    return all.tally(Unit.PERSON, 1, () -> new Walked(all, order, fence, steps));
  }

  private static final class Walked implements Tally<Walked> {
    private final List<String> positions = new ArrayList<>();
    private final List<Boolean> open = new ArrayList<>();
    private final FunnelWalk walk;

    Walked(Histories all, Order order, List<Integer> fence, String... steps) {
      walk =
          new FunnelWalk(
              order,
              Duration.ofHours(1).toMillis(),
              new FunnelWalk.Events(
                  Arrays.stream(steps).map(step -> matcher(all, step)).toList(),
                  fence.isEmpty()
                      ? List.of()
                      : List.of(
                          new FunnelWalk.Fence(
                              matcher(all, "x"), fence.getFirst(), fence.getLast())),
                  Matcher.EVERY,
                  all.vocabulary().names.from(0),
                  Story.at("2").toEpochMilli()),
              new Period(
                  Story.at("1").toEpochMilli(),
                  Story.at("2").toEpochMilli() - 1,
                  ZoneOffset.UTC,
                  DayOfWeek.MONDAY));
    }

    private static Matcher matcher(Histories all, String letters) {
      Matcher any = null;
      for (int i = 0; i < letters.length(); i++) {
        var one = Matcher.named(all.vocabulary().names.find(letters.substring(i, i + 1)));
        any = any == null ? one : any.or(one);
      }
      return any;
    }

    @Override
    public void count(History history) {
      walk.walk(
          history,
          attempt -> {
            var places = new ArrayList<String>();
            for (int s = 0; s < attempt.depth; s++) {
              places.add(String.valueOf(attempt.position[s]));
            }
            positions.add(String.join(" ", places));
            return open.add(attempt.open);
          });
    }

    @Override
    public void add(Walked next) {
      positions.addAll(next.positions);
      open.addAll(next.open);
    }
  }
}
