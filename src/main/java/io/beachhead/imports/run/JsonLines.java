package io.beachhead.imports.run;

import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.mapping.Mapping;
import io.beachhead.imports.mapping.Preset;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads newline-delimited JSON line by line, in constant memory. Empty lines are passed over. Of a
 * line longer than {@link #LONGEST} only the beginning is given, one byte more than that.
 */
final class JsonLines implements AutoCloseable {
  /** Bytes; the largest event with room to spare. */
  static final int LONGEST = 256 * 1024;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private byte[] line = new byte[8 * 1024];
  private int length;
  private long number;

  private JsonLines(InputStream in) {
    this.in = in;
  }

  static JsonLines open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    in.mark(3);
    if (!Arrays.equals(in.readNBytes(3), new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
      in.reset();
    }
    return new JsonLines(in);
  }

  /** Whether a file is such a one: by its name, else by its first character. */
  static boolean isOne(Path file, String name) throws IOException {
    var lower = name.toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    if (lower.endsWith(".ndjson") || lower.endsWith(".jsonl")) {
      return true;
    }
    try (var lines = open(file)) {
      byte[] first = lines.next();
      return first != null && new String(first, StandardCharsets.UTF_8).startsWith("{");
    }
  }

  /** The first lines, of another tool's export as a table, of ours each as a cell. */
  static ImportPreview preview(Path file, LogKind kind, ImportOptions options, Beginning of)
      throws IOException {
    var first = new ArrayList<String>();
    try (var lines = open(file)) {
      for (byte[] line = lines.next();
          line != null && first.size() < of.rows();
          line = lines.next()) {
        first.add(new String(line, StandardCharsets.UTF_8));
      }
    }
    var foreign = kind.preview(first, options, of.zone());
    return foreign
        .map(p ->
            new ImportPreview(mapping(p.header(), p.tool()), p.rows(), List.of(), p.questions()))
        .orElseGet(() ->
            new ImportPreview(
                mapping(List.of("Line of JSON"), null),
                first.stream().map(List::of).toList(),
                List.of(),
                List.of()));
  }

  /**
   * What of a file is shown.
   *
   * @param rows how many at most
   * @param zone the workspace's
   */
  record Beginning(int rows, ZoneId zone) {}

  /** Lines have no columns of ours. */
  private static Mapping mapping(List<String> header, @Nullable String tool) {
    return new Mapping(
        header,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        tool == null ? null : Preset.lines(tool),
        Map.of(),
        List.of());
  }

  /** How many lines have something on them. */
  static long count(Path file) throws IOException {
    long lines = 0;
    try (var reader = open(file)) {
      while (reader.next() != null) {
        lines++;
      }
    }
    return lines;
  }

  /** Number of the line given last, from 1. */
  long number() {
    return number;
  }

  /** The next line without white space around it, null at the end. */
  byte @Nullable [] next() throws IOException {
    while (read()) {
      int begin = 0;
      int end = length;
      while (begin < end && line[begin] <= ' ' && line[begin] >= 0) {
        begin++;
      }
      while (end > begin && line[end - 1] <= ' ' && line[end - 1] >= 0) {
        end--;
      }
      if (end > begin) {
        return Arrays.copyOfRange(line, begin, end);
      }
    }
    return null;
  }

  /** Reads up to the end of the line; false at the end of the file. */
  private boolean read() throws IOException {
    length = 0;
    boolean any = false;
    while (true) {
      if (from == to) {
        to = in.read(buffer);
        from = 0;
        if (to <= 0) {
          to = 0;
          number += any ? 1 : 0;
          return any;
        }
      }
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      keep(from, end);
      boolean whole = end < to;
      from = whole ? end + 1 : end;
      if (whole) {
        number++;
        return true;
      }
    }
  }

  private void keep(int begin, int end) {
    int bytes = Math.min(end - begin, LONGEST + 1 - length);
    if (length + bytes > line.length) {
      line = Arrays.copyOf(line, Math.max(length + bytes, line.length * 2));
    }
    System.arraycopy(buffer, begin, line, length, bytes);
    length += bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
