package io.beachhead.imports.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive of files of JSON lines, packed with gzip or not, as Amplitude exports a period: a
 * file an hour. Their lines are read in the order of their names, which begin with the hour.
 */
final class JsonArchive {
  private static final Pattern LINES = Pattern.compile("(?i).*\\.(json|jsonl|ndjson)(\\.gz)?");

  /** What archives carry besides. */
  private static final Pattern PASSED_OVER = Pattern.compile("(?:.*/)?(?:__MACOSX/.*|\\.[^/]*)");

  private JsonArchive() {}

  /** Whether a file is a zip archive that holds nothing but files of JSON. */
  static boolean isOne(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      if (start.length < 4 || start[0] != 'P' || start[1] != 'K' || start[2] != 3) {
        return false;
      }
    }
    try (var zip = new ZipFile(file.toFile())) {
      var files = files(zip);
      return !files.isEmpty()
          && files.stream().allMatch(entry -> LINES.matcher(entry.getName()).matches());
    } catch (ZipException _) {
      return false; // said to be a zip archive that cannot be read, as any other is
    }
  }

  /** Writes the lines of all files. */
  static void unpack(Path file, BoundedCopy copy) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : files(zip)) {
        try (var in = new BufferedInputStream(zip.getInputStream(entry))) {
          in.mark(2);
          boolean packed = in.read() == 0x1f && in.read() == 0x8b;
          in.reset();
          copy.copy(packed ? new GZIPInputStream(in) : in);
        }
        copy.endLine();
      }
    }
  }

  private static List<? extends ZipEntry> files(ZipFile zip) {
    return zip.stream()
        .filter(entry -> !entry.isDirectory())
        .filter(entry -> !PASSED_OVER.matcher(entry.getName()).matches())
        .sorted(Comparator.comparing(ZipEntry::getName))
        .toList();
  }
}
