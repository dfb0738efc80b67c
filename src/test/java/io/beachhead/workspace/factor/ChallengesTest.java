package io.beachhead.workspace.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChallengesTest {
  private long nanos = Long.MAX_VALUE - 5;
  private final Challenges challenges = new Challenges(() -> nanos);

  @Test
  void knowsItsOwnForAWhile() {
    var challenge = challenges.issue("sign-in");
    assertThat(challenges.open(challenge, "sign-in")).isTrue();
    nanos += Challenges.LAST.toNanos();
    assertThat(challenges.open(challenge, "sign-in")).isFalse();
  }

  @Test
  void takesNoneForAnotherPurposeOrMadeUp() {
    var challenge = challenges.issue("register ada");
    assertThat(challenges.open(challenge, "register bob")).isFalse();
    challenge[0]++;
    assertThat(challenges.open(challenge, "register ada")).isFalse();
    assertThat(challenges.open(new byte[0], "sign-in")).isFalse();
    assertThat(challenges.open(new byte[56], "sign-in")).isFalse();
  }

  @Test
  void isAnsweredOnce() {
    var challenge = challenges.issue("sign-in");
    assertThat(challenges.answered(challenge)).isTrue();
    assertThat(challenges.open(challenge, "sign-in")).isFalse();
    assertThat(challenges.answered(challenge)).isFalse();
  }
}
