package io.beachhead.value.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Referral accepted",
        "Invited where external = true",
        "Invited where external = true and plan = team",
        "Invited where note = a = b"
      })
  void readsWhatItWrites(String line) {
    var event = EventLine.selector(EventLine.read(line), 200).orElseThrow();
    assertThat(EventLine.of(event)).isEqualTo(line);
    assertThat(EventLine.selector(EventLine.write(event), 200)).contains(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Invited where external", "Invited where plan = team and up", " where a = b"})
  void refusesALineWithWhatIsNoCondition(String line) {
    assertThat(EventLine.selector(EventLine.read(line), 200)).isEmpty();
  }
}
