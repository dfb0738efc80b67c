package io.beachhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A number that is not known is no number: segments, value, roadmap and alignment say so by a type
 * (nullable, OptionalDouble, PartlyKnown), never by NaN, which spreads through sums without a word.
 */
class UnknownNumbersTest {
  private static final Pattern NAN = Pattern.compile("\\bNaN\\b|::isNaN|\\.isNaN");

  @Test
  void areNotSaidByNaN() throws IOException {
    for (String module : List.of("segments", "value", "roadmap", "alignment")) {
      try (var files = Files.walk(Path.of("src/main/java/io/beachhead", module))) {
        List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        assertThat(sources).as(module).hasSizeGreaterThan(10);
        for (Path source : sources) {
          assertThat(Files.readString(source)).as(source.toString()).doesNotContainPattern(NAN);
        }
      }
    }
  }
}
