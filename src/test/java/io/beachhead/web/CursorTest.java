package io.beachhead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void returnsWhatWasWritten() {
    var cursor = Cursor.of("", "Zoë & \u001f\\ Söhne", "a-17");
    assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.decode(cursor.encode(), 3)).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "YWJj", "%20", "Zm9vH2Jhch8"})
  void refusesWhatIsNotOurs(String text) {
    assertThatThrownBy(() -> Cursor.decode(text, 3))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.problems().getFirst().column()).isEqualTo("cursor"));
  }
}
