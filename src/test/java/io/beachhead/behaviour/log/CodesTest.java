package io.beachhead.behaviour.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  @ParameterizedTest
  @ValueSource(ints = {3, 255, 256, 100_000})
  void keepsEveryCodeHoweverLargeTheyBecome(int largest) {
    var random = new SplittableRandom(largest);
    var expected = new int[1_000];
    var codes = Codes.NONE;
    for (int size = 100; size <= expected.length; size += 100) {
      codes = codes.grownTo(size);
      for (int put = 0; put < 60; put++) {
        int i = random.nextInt(size);
        expected[i] = random.nextInt(Math.min(largest, size) + 1);
        codes = codes.with(i, expected[i]);
      }
    }
    expected[999] = largest;
    codes = codes.with(999, largest);
    for (int i = 0; i < expected.length; i++) {
      assertThat(codes.at(i)).as("of event %d", i).isEqualTo(expected[i]);
    }
    assertThat(codes.at(1_000)).isZero();
  }
}
