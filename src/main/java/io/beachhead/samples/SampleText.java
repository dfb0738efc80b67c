package io.beachhead.samples;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts of the samples that people wrote, kept beside the code as files. */
public final class SampleText {
  private SampleText() {}

  /**
   * @param path below this package, such as {@code planwright/requests.csv}
   * @throws IllegalArgumentException when there is no such file
   */
  public static String read(String path) {
    try (InputStream file = SampleText.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("No sample text " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines below the header of such a file. */
  public static List<NamedCsvRecord> table(String path) {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(read(path))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
