package io.beachhead.imports.csv;

import java.nio.charset.Charset;

/**
 * How a file would read in one character set.
 *
 * @param example a few words of it that differ between the sets in question
 */
public record CharsetReading(Charset charset, String example) {
  /** Its name as people and programs know it: {@code windows-1250}, {@code MacRoman}. */
  public String name() {
    return switch (charset.name()) {
      case "x-MacRoman" -> "MacRoman";
      case "windows-31j" -> "Shift_JIS";
      case "x-windows-949" -> "EUC-KR";
      default -> charset.name();
    };
  }
}
