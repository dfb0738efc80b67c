package io.beachhead.imports.csv;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a file is written: its characters (UTF-8, UTF-16, or what {@link CharsetGuess}
 * finds), and whether cells are separated by comma, semicolon, tab or bar. It reads every byte
 * once, because the one character that decides may stand on the last line.
 */
public final class CsvSniffer {
  private static final int SAMPLE_BYTES = 64 * 1024;
  private static final int SAMPLE_RECORDS = 200;
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  private CsvSniffer() {}

  /**
   * Looks at a file.
   *
   * @param stated its character set where somebody said it, else null
   * @throws NotCsvException where the file is empty or is something else than a CSV
   */
  public static CsvShape sniff(Path file, @Nullable Charset stated)
      throws IOException, NotCsvException {
    var census = new Utf8Census();
    var foreign = new NonAsciiLines();
    byte[] sample = new byte[0];
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[SAMPLE_BYTES];
      for (int n = in.readNBytes(buffer, 0, buffer.length);
          n > 0;
          n = in.readNBytes(buffer, 0, buffer.length)) {
        if (sample.length == 0) {
          sample = Arrays.copyOf(buffer, n);
          refuseWhatIsNoText(sample);
        }
        census.see(buffer, n);
        foreign.see(buffer, n);
      }
    }
    census.end();
    if (sample.length == 0) {
      throw new NotCsvException("The file is empty.");
    }
    var characters = characters(sample, census, foreign, stated);
    return shape(sample, characters, Files.size(file) > sample.length);
  }

  private record Characters(
      Charset charset, int mark, boolean damaged, List<CharsetReading> readings) {}

  private static Characters characters(
      byte[] sample, Utf8Census census, NonAsciiLines foreign, @Nullable Charset stated)
      throws NotCsvException {
    if (starts(sample, 0xEF, 0xBB, 0xBF)) {
      return new Characters(StandardCharsets.UTF_8, 3, census.damaged(), List.of());
    }
    if (starts(sample, 0xFF, 0xFE)) {
      return new Characters(StandardCharsets.UTF_16LE, 2, false, List.of());
    }
    if (starts(sample, 0xFE, 0xFF)) {
      return new Characters(StandardCharsets.UTF_16BE, 2, false, List.of());
    }
    if (stated != null) {
      boolean damaged = !stated.equals(StandardCharsets.UTF_8) || census.damaged();
      return new Characters(stated, 0, damaged, List.of());
    }
    var wide = utf16(sample);
    if (wide != null) {
      return new Characters(wide, 0, false, List.of());
    }
    if (census.binary()) {
      throw new NotCsvException("This is a binary file, not a CSV file. Save it as CSV UTF-8.");
    }
    if (census.utf8()) {
      return new Characters(StandardCharsets.UTF_8, 0, census.damaged(), List.of());
    }
    var readings = CharsetGuess.of(foreign.bytes());
    return new Characters(
        readings.getFirst().charset(), 0, true, readings.size() == 1 ? List.of() : readings);
  }

  /** UTF-16 without its mark: nearly every second byte of a table is zero. Null where it is not. */
  private static @Nullable Charset utf16(byte[] sample) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < sample.length; i++) {
      if (sample[i] == 0) {
        even += i % 2 == 0 ? 1 : 0;
        odd += i % 2;
      }
    }
    int pairs = sample.length / 2;
    if (pairs < 8) {
      return null;
    }
    if (odd * 10 > pairs * 3 && even * 20 < odd) {
      return StandardCharsets.UTF_16LE;
    }
    return even * 10 > pairs * 3 && odd * 20 < even ? StandardCharsets.UTF_16BE : null;
  }

  private static void refuseWhatIsNoText(byte[] sample) throws NotCsvException {
    String other = FileMagic.otherThanCsv(sample);
    if (other != null) {
      throw new NotCsvException(other);
    }
  }

  private static CsvShape shape(byte[] sample, Characters characters, boolean more)
      throws NotCsvException {
    var charset = characters.charset;
    int mark = characters.mark;
    String text = new String(sample, mark, sample.length - mark, charset);
    if (text.isBlank()) {
      throw new NotCsvException("The file is empty.");
    }
    boolean line =
        text.length() > 5 && text.regionMatches(true, 0, "sep=", 0, 4) && endsLine(text, 5);
    char separator = line ? text.charAt(4) : separator(text, more);
    return new CsvShape(charset, mark, separator, line, characters.damaged, characters.readings, 0);
  }

  private static boolean endsLine(String text, int at) {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private static boolean starts(byte[] sample, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (sample.length <= i || (sample[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The separator by which most records have as many cells as the header; ties: more cells. */
  static char separator(String text, boolean more) {
    char best = ',';
    double bestScore = 0;
    for (char candidate : SEPARATORS) {
      double score = score(text, candidate, more);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static double score(String text, char separator, boolean more) {
    int header = 0;
    int records = 0;
    int alike = 0;
    int previous = 0;
    try (var rows = new CsvRows(new StringReader(text), separator, false)) {
      for (CsvRow row = rows.next(); row != null; row = rows.next()) {
        if (records > 0 && row.cells().length == header) {
          alike++;
        }
        previous = row.cells().length;
        header = records == 0 ? previous : header;
        if (++records > SAMPLE_RECORDS) {
          break;
        }
      }
      if (more && records > 1 && records <= SAMPLE_RECORDS) {
        alike -= previous == header ? 1 : 0; // the sample cut the last record short
        records--;
      }
    } catch (CsvFaultException | IOException _) {
      alike /= 2; // a separator under which the file breaks is half as likely
    }
    if (header < 2) {
      return 0;
    }
    double share = records < 2 ? 1 : (double) alike / (records - 1);
    return share * 1000 + Math.min(header, 900);
  }
}
