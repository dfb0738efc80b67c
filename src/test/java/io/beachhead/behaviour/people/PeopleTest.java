package io.beachhead.behaviour.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which account a person belongs to, around the instants at which that changes. */
class PeopleTest {
  private static final Instant JOINED = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant MOVED = Instant.parse("2026-04-01T10:00:00Z");

  private int messages;

  @Test
  void belongsToAnAccountFromTheInstantOnAtWhichItIsNamed() {
    var histories = PureHistories.of(List.of(group("acme", JOINED), group("beta", MOVED)));
    assertThat(accountAt(histories, MOVED.minusMillis(1))).isEqualTo("acme");
    assertThat(accountAt(histories, MOVED)).as("at the very instant").isEqualTo("beta");
    assertThat(accountAt(histories, MOVED.plusMillis(1))).isEqualTo("beta");
  }

  @Test
  void belongsToTheFirstAccountBeforeItWasNamedToo() {
    var histories = PureHistories.of(List.of(group("acme", JOINED), group("beta", MOVED)));
    assertThat(accountAt(histories, JOINED)).isEqualTo("acme");
    assertThat(accountAt(histories, JOINED.minusMillis(1))).isEqualTo("acme");
    assertThat(accountAt(histories, Instant.EPOCH)).isEqualTo("acme");
  }

  @Test
  void readsTheOrderOfTheTimesAndNotOfTheArrival() {
    var histories = PureHistories.of(List.of(group("beta", MOVED), group("acme", JOINED)));
    assertThat(accountAt(histories, MOVED.minusMillis(1))).isEqualTo("acme");
    assertThat(accountAt(histories, MOVED)).isEqualTo("beta");
  }

  @Test
  void belongsToNoAccountThatNobodyNamed() {
    var histories = PureHistories.of(List.of(event(Call.TRACK, null, JOINED)));
    assertThat(accountAt(histories, MOVED)).isNull();
  }

  @Test
  void countsAnEventForTheAccountItNamesWhateverThePersonsIs() {
    var histories = PureHistories.of(List.of(group("acme", JOINED), group("beta", MOVED)));
    var people = histories.people();
    int person = person(histories);
    int beta = people.accountAt(person, MOVED.toEpochMilli());
    assertThat(people.accountOf(beta, person, JOINED.toEpochMilli())).isEqualTo(beta);
    assertThat(people.accountOf(-1, person, MOVED.toEpochMilli())).isEqualTo(beta);
    assertThat(people.accountOf(-1, People.NONE, MOVED.toEpochMilli())).isEqualTo(People.NONE);
    assertThat(people.accountOf(0, People.NONE, MOVED.toEpochMilli()))
        .as("the first account of all has the number 0")
        .isZero();
  }

  private static @Nullable String accountAt(Histories histories, Instant time) {
    var people = histories.people();
    int account = people.accountAt(person(histories), time.toEpochMilli());
    return account == People.NONE ? null : people.account(account);
  }

  private static int person(Histories histories) {
    return histories.people().personOf(histories.vocabulary().findUser("ada"));
  }

  private Event group(String account, Instant time) {
    return event(Call.GROUP, account, time);
  }

  private Event event(Call call, @Nullable String account, Instant time) {
    return new Event(
        "m" + messages++,
        call,
        call == Call.TRACK ? "Opened" : "",
        "ada",
        null,
        account,
        null,
        time,
        time,
        null,
        "{}",
        "{}");
  }
}
