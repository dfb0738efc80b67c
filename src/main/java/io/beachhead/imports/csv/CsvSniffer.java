package io.beachhead.imports.csv;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Finds out how a file is written: UTF-8 with or without byte order mark, UTF-16 with one, or
 * Windows-1252; separated by comma, semicolon, tab or bar. It reads every byte once, because the
 * one character that decides may stand on the last line.
 */
public final class CsvSniffer {
  private static final int SAMPLE_BYTES = 64 * 1024;
  private static final int SAMPLE_RECORDS = 200;
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private CsvSniffer() {}

  /**
   * @throws NotCsvException where the file is empty or is something else than a CSV
   */
  public static CsvShape sniff(Path file) throws IOException, NotCsvException {
    var census = new Utf8Census();
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
      }
    }
    census.end();
    return shape(sample, census, Files.size(file) > sample.length);
  }

  private static void refuseWhatIsNoText(byte[] sample) throws NotCsvException {
    String other = FileMagic.otherThanCsv(sample);
    if (other != null) {
      throw new NotCsvException(other);
    }
  }

  private static CsvShape shape(byte[] sample, Utf8Census census, boolean more)
      throws NotCsvException {
    if (sample.length == 0) {
      throw new NotCsvException("The file is empty.");
    }
    Charset charset;
    int mark = 0;
    boolean damaged = false;
    if (starts(sample, 0xEF, 0xBB, 0xBF)) {
      charset = StandardCharsets.UTF_8;
      mark = 3;
      damaged = census.damaged();
    } else if (starts(sample, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (starts(sample, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else {
      if (census.binary()) {
        throw new NotCsvException(
            census.hasNul()
                ? "This is a binary file, or UTF-16 without a byte-order mark. Save it as CSV"
                      + " UTF-8."
                : "This is a binary file, not a CSV file. Save it as CSV UTF-8.");
      }
      charset = census.utf8() ? StandardCharsets.UTF_8 : WINDOWS_1252;
      damaged = census.utf8() ? census.damaged() : true;
    }
    String text = new String(sample, mark, sample.length - mark, charset);
    if (text.isBlank()) {
      throw new NotCsvException("The file is empty.");
    }
    if (text.length() > 5 && text.regionMatches(true, 0, "sep=", 0, 4) && endsLine(text, 5)) {
      return new CsvShape(charset, mark, text.charAt(4), true, damaged);
    }
    return new CsvShape(charset, mark, separator(text, more), false, damaged);
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
