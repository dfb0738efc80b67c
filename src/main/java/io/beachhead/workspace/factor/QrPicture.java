package io.beachhead.workspace.factor;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a QR code, to be drawn as one path of an SVG.
 *
 * @param size width and height in modules, the quiet zone included
 * @param path the dark modules, as the {@code d} of a path
 */
public record QrPicture(int size, String path) {
  /** ISO/IEC 18004 wants four light modules around the code. */
  private static final int QUIET = 4;

  /** The text as a picture; medium error correction, as cameras meet reflections on screens. */
  public static QrPicture of(String text) {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }
}
