package io.beachhead.imports.csv;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognises by their first bytes the files people send instead of a CSV. */
public final class FileMagic {
  private static final String EXPORT = " Open it in its program and save it as CSV.";

  private record Sign(byte[] bytes, String says) {
    static Sign hex(String hex, String says) {
      return new Sign(HexFormat.of().parseHex(hex), says);
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          Sign.hex("255044462d", "This is a PDF, not a CSV file." + EXPORT),
          Sign.hex(
              "d0cf11e0a1b11ae1", "This is an old Excel or Office file, not a CSV file." + EXPORT),
          Sign.hex("89504e47", "This is a PNG image, not a CSV file."),
          Sign.hex("ffd8ff", "This is a JPEG image, not a CSV file."),
          Sign.hex("47494638", "This is a GIF image, not a CSV file."),
          Sign.hex("50415231", "This is a Parquet file, not a CSV file. Export it as CSV."),
          Sign.hex("53514c69746520666f726d6174", "This is an SQLite database, not a CSV file."),
          Sign.hex("377abcaf271c", "This is a 7z archive. Unpack it and send the CSV inside."),
          Sign.hex("526172211a07", "This is a RAR archive. Unpack it and send the CSV inside."),
          Sign.hex("425a68", "This is packed with bzip2. Unpack it and send the CSV inside."),
          Sign.hex("fd377a585a00", "This is packed with xz. Unpack it and send the CSV inside."),
          Sign.hex("28b52ffd", "This is packed with zstd. Unpack it and send the CSV inside."));

  private FileMagic() {}

  /** Whether the bytes begin a gzip file, which is unpacked on the way in. */
  public static boolean gzip(byte[] start) {
    return start.length > 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
  }

  /** What the file is, where it is not a CSV; null where it may be one. */
  static @Nullable String otherThanCsv(byte[] start) {
    if (begins(start, new byte[] {'P', 'K', 3, 4}) || begins(start, new byte[] {'P', 'K', 5, 6})) {
      String inside = new String(start, StandardCharsets.ISO_8859_1);
      if (inside.contains("xl/") || inside.contains("[Content_Types].xml")) {
        return "This is an Excel workbook (.xlsx), not a CSV file. In Excel: Save as, CSV UTF-8.";
      }
      if (inside.contains("opendocument")) {
        return "This is an OpenDocument file, not a CSV file." + EXPORT;
      }
      return "This is a zip archive. Unpack it and import the CSV inside.";
    }
    if (gzip(start)) {
      return "This is packed with gzip twice. Unpack it and send the CSV inside.";
    }
    for (var sign : SIGNS) {
      if (begins(start, sign.bytes())) {
        return sign.says();
      }
    }
    return otherText(start);
  }

  private static @Nullable String otherText(byte[] start) {
    int length = Math.min(start.length, 512);
    String text =
        new String(start, 0, length, StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return "This is a web page (HTML), not a CSV file. A sign-in page may have been saved"
          + " instead.";
    }
    if (text.startsWith("<?xml") || text.startsWith("<!doctype")) {
      return "This is XML, not a CSV file.";
    }
    if (text.startsWith("{\"") || text.startsWith("[{") || text.startsWith("{\n")) {
      return "This is JSON, not a CSV file.";
    }
    return text.startsWith("{\\rtf") ? "This is a rich text document, not a CSV file." : null;
  }

  private static boolean begins(byte[] start, byte[] sign) {
    if (start.length < sign.length) {
      return false;
    }
    for (int i = 0; i < sign.length; i++) {
      if (start[i] != sign[i]) {
        return false;
      }
    }
    return true;
  }
}
