package io.beachhead.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * A table as CSV (RFC 4180: comma, CRLF, quotes doubled), written row by row, so that its length
 * costs no memory. A text that a spreadsheet would take for a formula gets a leading apostrophe;
 * plain numbers stay numbers.
 *
 * <pre>{@code
 * Csv.download(response, "accounts", csv -> {
 *   csv.row("id", "name", "arr");
 *   for (var account : accounts) csv.row(account.id(), account.name(), account.arr());
 * });
 * }</pre>
 */
public final class Csv implements AutoCloseable {
  public static final String CONTENT_TYPE = "text/csv;charset=UTF-8";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");

  /** What a spreadsheet may run begins with one of these. */
  private static final String FORMULA_SIGNS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private final Writer out;
  private long written;

  private Csv(Writer out) {
    this.out = out;
  }

  /** Writes to {@code out}, which {@link #close} closes. */
  public static Csv to(Writer out) {
    return new Csv(out);
  }

  /**
   * Answers a request with a file, which is made whole before it is sent (see {@link Download}).
   * The number of rows after the first, the header, is announced as {@link Download#ROWS}.
   *
   * @param name of the file, without {@code .csv}
   * @param rows writes the header, then every row
   */
  public static void download(HttpServletResponse response, String name, Consumer<Csv> rows) {
    Download.sendRows(
        response,
        CONTENT_TYPE,
        name + ".csv",
        out -> {
          var csv =
              new Csv(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
          if (forSpreadsheets()) {
            csv.out.write(BYTE_ORDER_MARK);
          }
          rows.accept(csv);
          csv.out.flush();
          return Math.max(0, csv.written - 1);
        });
  }

  /**
   * Whether the file is to begin with a byte-order mark, without which Excel reads UTF-8 as the
   * local character set: as the request says ({@code bom=true}), else as the browser remembers.
   */
  private static boolean forSpreadsheets() {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) {
      return false;
    }
    String said = web.getRequest().getParameter("bom");
    var remembered = WebUtils.getCookie(web.getRequest(), "csv");
    return said == null
        ? remembered != null && remembered.getValue().equals("spreadsheet")
        : said.equals("true");
  }

  /**
   * @param cells numbers are written plainly (never as 1E7), null as an empty cell, everything else
   *     as its text
   * @throws IllegalArgumentException for NaN or an infinity: say what is missing in another way
   */
  public Csv row(@Nullable Object... cells) {
    try {
      for (int i = 0; i < cells.length; i++) {
        if (i > 0) out.write(',');
        write(cells[i]);
      }
      out.write("\r\n");
      written++;
      return this;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void write(@Nullable Object cell) throws IOException {
    switch (cell) {
      case null -> {}
      case Double number -> out.write(plain(number));
      case Float number -> out.write(plain(number.doubleValue()));
      case BigDecimal number -> out.write(number.toPlainString());
      case Number number -> out.write(number.toString());
      default -> quoted(defused(cell.toString()));
    }
  }

  private static String plain(double number) {
    if (!Double.isFinite(number)) throw new IllegalArgumentException("no number: " + number);
    if (number == 0) return "0";
    var exact = BigDecimal.valueOf(number).stripTrailingZeros();
    return exact.toPlainString();
  }

  /**
   * A text as it is written: with an apostrophe before it where a spreadsheet may run it instead of
   * showing it. Some read full-width signs like the ordinary ones. A text that already looks so
   * gets one more, so that {@link #undefused} gives back exactly what was written.
   */
  static String defused(String text) {
    return !runs(text, 0) || NUMBER.matcher(text).matches() ? text : "'" + text;
  }

  /** A cell of a file as it was before it was written; a cell nobody defused is left alone. */
  public static String undefused(String cell) {
    return cell.startsWith("'") && runs(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean runs(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return at < text.length() && FORMULA_SIGNS.indexOf(text.charAt(at)) >= 0;
  }

  private void quoted(String text) throws IOException {
    if (text.indexOf(',') < 0
        && text.indexOf('"') < 0
        && text.indexOf('\n') < 0
        && text.indexOf('\r') < 0) {
      out.write(text);
      return;
    }
    out.write('"');
    out.write(text.replace("\"", "\"\""));
    out.write('"');
  }
}
