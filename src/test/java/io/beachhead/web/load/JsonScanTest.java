package io.beachhead.web.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beachhead.web.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScanTest {
  private static void check(String body) {
    JsonScan.check(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-12.5",
        "1e15",
        "-1e15",
        "1e-300",
        "0.0000000001",
        "1234567890.123456789",
        "{}",
        "[]"
      })
  void takesWhatSomebodyMayMean(String json) {
    assertThatCode(() -> check("{\"value\":" + json + "}")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e16", "-1e999999999", "1e-999999999", "1e99999999999999"})
  void refusesNumbersThatNothingIsAsLargeAs(String number) {
    var refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> check("{\"rates\":[{\"EUR\":1},{\"USD\":" + number + "}]}"));
    assertThat(refused.status().value()).isEqualTo(400);
    assertThat(refused.problems().getFirst().column()).isEqualTo("rates[1].USD");
    assertThat(refused.problems().getFirst().value()).isEqualTo(number);
  }

  @Test
  void refusesNumbersOfManyDigitsAndShowsTheirBeginning() {
    var refused =
        catchThrowableOfType(
            ProblemException.class, () -> check("{\"effortWeeks\":" + "9".repeat(100_000) + "}"));
    assertThat(refused.problems().getFirst().column()).isEqualTo("effortWeeks");
    assertThat(refused.problems().getFirst().value()).hasSizeLessThan(100);
  }

  @Test
  void refusesDeepNesting() {
    assertThatCode(() -> check("[".repeat(64) + "]".repeat(64))).doesNotThrowAnyException();
    for (var open : new String[] {"[", "{\"a\":"}) {
      var refused = catchThrowableOfType(ProblemException.class, () -> check(open.repeat(10_000)));
      assertThat(refused.detail()).contains("64 levels");
    }
  }

  @Test
  void leavesWhatIsNotJsonToItsReader() {
    assertThatCode(() -> check("{\"a\":")).doesNotThrowAnyException();
  }
}
