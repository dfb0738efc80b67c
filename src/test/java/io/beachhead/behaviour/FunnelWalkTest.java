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
import java.util.List;
import org.junit.jupiter.api.Test;

/** What voids an attempt and what ends it, to the moment. */
class FunnelWalkTest {
  private static final Duration WINDOW = Duration.ofHours(1);

  @Test
  void anExclusionAtTheMomentOfAStepIsNotBetweenTheSteps() {
    var atTheFirst =
        new Story().did("a", "A", "1T10:00").did("a", "X", "1T10:00").did("a", "B", "1T10:30");
    assertThat(depths(atTheFirst)).containsExactly(2);
    var atTheSecond =
        new Story().did("a", "A", "1T10:00").did("a", "X", "1T10:30").did("a", "B", "1T10:30");
    assertThat(depths(atTheSecond)).containsExactly(2);
    var between =
        new Story().did("a", "A", "1T10:00").did("a", "X", "1T10:15").did("a", "B", "1T10:30");
    assertThat(depths(between)).isEmpty();
  }

  @Test
  void anExclusionVoidsAnAttemptThatNeverArrivesUpToTheLastMomentOfItsWindow() {
    assertThat(depths(new Story().did("a", "A", "1T10:00").did("a", "X", "1T11:00"))).isEmpty();
    assertThat(depths(new Story().did("a", "A", "1T10:00").did("a", "X", "1T11:00:01")))
        .containsExactly(1);
  }

  @Test
  void theWindowEndsWithItsLastMomentIncluded() {
    assertThat(depths(new Story().did("a", "A", "1T10:00").did("a", "B", "1T11:00")))
        .containsExactly(2);
    assertThat(depths(new Story().did("a", "A", "1T10:00").did("a", "B", "1T11:00:01")))
        .containsExactly(1);
  }

  @Test
  void aHistoryMayBeOfAnyLength() {
    var story = new Story();
    for (int i = 0; i < 700; i++) {
      story.did("a", i % 7 == 0 ? "X" : "other " + i % 5, "1T08:00");
    }
    story.did("a", "A", "1T10:00");
    for (int i = 0; i < 700; i++) {
      story.did("a", "other " + i % 5, "1T10:10");
    }
    story.did("a", "B", "1T10:30").did("b", "A", "1T12:00");
    assertThat(depths(story)).containsExactlyInAnyOrder(2, 1);
  }

  /** Words are numbered as they come, so an event's may lie far beyond those that are asked for. */
  @Test
  void onlyNamesThatAreAskedForAreLookedAt() {
    var few = Matcher.names(List.of(Matcher.named(1), Matcher.named(3), Matcher.named(-1)));
    assertThat(few).containsExactly(0, 1, 0, 1, 0);
    assertThat(Matcher.names(List.of(Matcher.named(-1)))).containsExactly(0);
    assertThat(Matcher.names(List.of(Matcher.named(1), Matcher.EVERY))).containsExactly(1, 1, 1);
  }

  private static List<Integer> depths(Story story) {
    var all = story.histories();
    return all.tally(Unit.PERSON, 1, () -> new Depths(all)).depths;
  }

  private static final class Depths implements Tally<Depths> {
    private final List<Integer> depths = new ArrayList<>();
    private final FunnelWalk walk;

    Depths(Histories all) {
      var names = all.vocabulary().names;
      walk =
          new FunnelWalk(
              Order.SEQUENTIAL,
              WINDOW.toMillis(),
              new FunnelWalk.Events(
                  List.of(Matcher.named(names.find("A")), Matcher.named(names.find("B"))),
                  List.of(new FunnelWalk.Fence(Matcher.named(names.find("X")), 0, 1)),
                  Matcher.EVERY,
                  names.from(0),
                  Story.at("2").toEpochMilli()),
              new Period(
                  Story.at("1").toEpochMilli(),
                  Story.at("2").toEpochMilli(),
                  ZoneOffset.UTC,
                  DayOfWeek.MONDAY));
    }

    @Override
    public void count(History history) {
      walk.walk(history, attempt -> depths.add(attempt.depth));
    }

    @Override
    public void add(Depths next) {
      depths.addAll(next.depths);
    }
  }
}
