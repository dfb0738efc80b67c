package io.beachhead.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.behaviour.AccountActivity.Window;
import io.beachhead.behaviour.people.Unit;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which events count for an account, and in which window. */
class AccountActivityTallyTest {
  @Test
  void aWindowHoldsItsFirstMomentAndNotItsEnd() {
    var story =
        new Story()
            .didFor("acme", "ada", "Use", "2")
            .didFor("acme", "bob", "Use", "3")
            .didFor("acme", "bob", "Use", "4");
    assertThat(people(story, "2", "3")).isEqualTo(1);
    assertThat(people(story, "2", "4")).isEqualTo(2);
    assertThat(people(story, "3", "4")).isEqualTo(1);
  }

  @Test
  void anEventCountsForTheAccountItsPersonJoinedAtThatVeryMoment() {
    var story =
        new Story()
            .joined("ada", "old", "1")
            .joined("ada", "new", "3")
            .did("ada", "Use", "2T23:59:59")
            .did("ada", "Use", "3");
    assertThat(measured(story, "2", "3").accounts()).containsOnlyKeys("old", "new");
    assertThat(measured(story, "2", "3").accounts().get("old").people()).containsExactly(1);
    assertThat(measured(story, "3", "4").accounts().get("old").people()).containsExactly(0);
    assertThat(measured(story, "3", "4").accounts().get("new").people()).containsExactly(1);
  }

  private static int people(Story story, String from, String to) {
    return measured(story, from, to).accounts().get("acme").people()[0];
  }

  private static AccountActivity.Answer measured(Story story, String from, String to) {
    var all = story.histories();
    var question =
        new AccountActivity.Question(
            List.of(new Window(Story.at(from).toEpochMilli(), Story.at(to).toEpochMilli())),
            ZoneOffset.UTC,
            List.of(),
            List.of());
    int names = all.vocabulary().names.size();
    var events =
        new AccountActivityTally.Events(new long[names][], Map.of(), new int[names][], List.of());
    return all.tally(
            Unit.ACCOUNT, 1, () -> new AccountActivityTally(question, events, all.people()))
        .answer();
  }
}
