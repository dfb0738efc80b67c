package io.beachhead.samples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV text under construction: a header, then rows of as many cells; null is a blank cell. */
public final class CsvTable {
  private final StringWriter text = new StringWriter();
  private final CsvWriter csv =
      CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
  private final int width;

  private CsvTable(String... header) {
    width = header.length;
    csv.writeRecord(header);
  }

  public static CsvTable of(String... header) {
    return new CsvTable(header);
  }

  /**
   * @param cells one for each column; a double is written plainly, with at most two decimals
   * @throws IllegalArgumentException for another number of cells
   */
  public CsvTable row(@Nullable Object... cells) {
    if (cells.length != width) {
      throw new IllegalArgumentException(
          "%d cells in a table of %d columns".formatted(cells.length, width));
    }
    List<String> line = new ArrayList<>();
    for (Object cell : cells) {
      line.add(text(cell));
    }
    csv.writeRecord(line);
    return this;
  }

  public SampleFile file(String kind) {
    return new SampleFile(kind, text.toString());
  }

  private static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Double number ->
          BigDecimal.valueOf(number)
              .setScale(2, RoundingMode.HALF_EVEN)
              .stripTrailingZeros()
              .toPlainString();
      default -> cell.toString();
    };
  }
}
