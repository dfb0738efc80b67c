package io.beachhead.imports.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.Test;

class ContentCountsTest {
  @Test
  void countsEveryContentHoweverManyThereAre() {
    var elsewhere = new HashMap<String, Integer>();
    var counts = new ContentCounts(content -> elsewhere.merge(content, 1, Integer::sum));
    int contents = 2_100_000;
    for (int i = 0; i < contents; i++) {
      assertThat(counts.next("content " + i) == 1).isTrue();
    }
    assertThat(elsewhere).as("what memory has no room for").hasSize(contents - (1 << 21));
    for (int i = 0; i < contents; i += 1_000) {
      assertThat(counts.next("content " + i)).isEqualTo(2);
      assertThat(counts.next("content " + i)).isEqualTo(3);
    }
  }
}
