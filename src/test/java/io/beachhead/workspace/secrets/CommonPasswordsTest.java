package io.beachhead.workspace.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
  private static final String EMAIL = "ada.lovelace@planwright.test";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qwerty123456",
        "1qaz2wsx3edc",
        "Administrator",
        "Password2026!",
        "!!sunshine!!2026",
        "sunshinesunshine",
        "123123123123",
        "Beachhead2026",
        "Ada.Lovelace1!"
      })
  void refusesWhatIsGuessedFirst(String password) {
    assertThat(Passwords.problem(password, EMAIL)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "four plain words here",
        "my password is a secret",
        "sunshine over the harbour",
        "Tr0ub4dor&3-horse"
      })
  void takesWhatIsNot(String password) {
    assertThat(Passwords.problem(password, EMAIL)).isEmpty();
  }
}
