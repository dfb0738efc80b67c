package io.beachhead;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Files of other people's customers, which are no part of the project: in the folder that {@code
 * BEACHHEAD_REAL_DATA} names, else in {@code ../shared/data}. A test that asks for one that is
 * missing is skipped, and says so.
 */
public final class RealData {
  private static final Path FOLDER =
      Path.of(Optional.ofNullable(System.getenv("BEACHHEAD_REAL_DATA")).orElse("../shared/data"));

  private RealData() {}

  /** The file as it is, zipped or not. */
  public static Path file(String name) {
    var file = FOLDER.resolve(name);
    if (!Files.exists(file)) {
      System.out.printf("Skipped: there is no %s (set BEACHHEAD_REAL_DATA).%n", file);
    }
    assumeTrue(Files.exists(file), "no " + file);
    return file;
  }

  /** Its content, unzipped; the caller closes it. */
  public static InputStream open(String name) throws IOException {
    var stream = Files.newInputStream(file(name));
    return name.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
  }

  /** Its content as UTF-8. */
  public static String text(String name) throws IOException {
    try (var stream = open(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
