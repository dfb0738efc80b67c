package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueMetricTest {

  @ParameterizedTest
  @EnumSource
  void everyMetricHasItsParagraph(ValueMetric metric) throws IOException {
    Path explained = Path.of("docs/metrics", metric.key() + ".md");
    assertThat(explained).isRegularFile();
    assertThat(Files.readString(explained)).startsWith("# ").hasSizeGreaterThan(120);
  }
}
