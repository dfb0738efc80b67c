package io.beachhead.imports.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file's records one by one, in constant memory. Records without any value are skipped; the
 * header is the first record like any other.
 */
public final class CsvRows implements AutoCloseable {
  /** Characters. A cell beyond this is a quotation that never ends or a file gone wrong. */
  public static final int LARGEST_CELL = 1 << 20;

  private final CloseableIterator<CsvRow> records;
  private final Assembler assembler;
  private final TailReader tail;
  private final @Nullable CountingStream bytes;
  private final int linesBefore;
  private final long footer;

  private CsvRows(
      Reader text,
      CsvShape shape,
      int linesBefore,
      @Nullable CountingStream bytes,
      boolean strict) {
    char separator = shape.separator();
    this.footer = shape.footer();
    this.tail = new TailReader(text);
    this.assembler = new Assembler(strict);
    this.bytes = bytes;
    this.linesBefore = linesBefore;
    this.records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            // Also chooses the parser that keeps a lone CR inside quotes: FastCSV 4.1's other one
            // loses the cell and joins two records.
            .trimWhitespacesAroundQuotes(true)
            .maxBufferSize(LARGEST_CELL + 8192)
            .build(assembler, tail)
            .iterator();
  }

  CsvRows(Reader text, char separator, boolean strict) {
    this(
        text,
        new CsvShape(StandardCharsets.UTF_8, 0, separator, false, false, List.of(), 0),
        0,
        null,
        strict);
  }

  /** Opens a file of a known shape. */
  public static CsvRows open(Path file, CsvShape shape) throws IOException {
    var bytes = new CountingStream(Files.newInputStream(file));
    var in = new BufferedInputStream(bytes, 1 << 16);
    in.skipNBytes(shape.markBytes());
    var text = new InputStreamReader(in, shape.charset());
    int before = 0;
    if (shape.separatorLine()) {
      // "sep=;" and the end of its line, which may be CR, LF or both
      var whole = new java.io.PushbackReader(text, 1);
      for (int c = whole.read(); c != '\n' && c != '\r' && c >= 0; c = whole.read()) {}
      int next = whole.read();
      if (next >= 0 && next != '\n') {
        whole.unread(next);
      }
      before = 1;
      return new CsvRows(whole, shape, before, bytes, true);
    }
    return new CsvRows(text, shape, before, bytes, true);
  }

  /**
   * The next record, or null at the end.
   *
   * @throws CsvFaultException where the rest cannot be read
   */
  public @Nullable CsvRow next() throws CsvFaultException, IOException {
    try {
      while (records.hasNext()) {
        var row = records.next();
        if (footer > 0 && row.line() + linesBefore >= footer) {
          return null;
        }
        if (!row.blank()) {
          refuseAnOpenQuotation(row);
          return linesBefore == 0 ? row : new CsvRow(row.line() + linesBefore, row.cells());
        }
      }
      return null;
    } catch (CsvParseException e) {
      throw fault(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (NoSuchElementException e) {
      return null;
    }
  }

  private void refuseAnOpenQuotation(CsvRow row) throws CsvFaultException {
    if (assembler.strict && assembler.lastQuoted && tail.ended() && !tail.endsWithQuote()) {
      if (!records.hasNext()) {
        int column = row.cells().length - 1;
        throw new CsvFaultException(
            row.line() + linesBefore,
            column,
            "A quoted cell starts here and never ends. Close it with \" or double the quote.");
      }
    }
  }

  private CsvFaultException fault(CsvParseException e) {
    String detail = e.getCause() == null ? String.valueOf(e.getMessage()) : deepest(e);
    String says =
        detail.contains("buffer") || detail.contains("max")
            ? "This cell is larger than %,d characters; the file cannot be read beyond it. A quote"
                    .formatted(LARGEST_CELL)
                + " sign that is never closed is the usual cause."
            : "Text follows a closing quote sign. Quote signs inside a quoted cell are doubled"
                + " (\"\"); the file cannot be read beyond this line.";
    return new CsvFaultException(assembler.line + linesBefore, assembler.count, says);
  }

  private static String deepest(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /** Builds rows and remembers where in the record it is, so that a fault can name its cell. */
  private static final class Assembler extends CsvCallbackHandler<CsvRow> {
    private final boolean strict;
    private String[] cells = new String[16];
    private int count;
    private long line = 1;
    private boolean lastQuoted;

    private Assembler(boolean strict) {
      this.strict = strict;
    }

    @Override
    protected RecordType getRecordType() {
      return count == 0 ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
      return count;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
      line = startingLineNumber;
      count = 0;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
      if (length > LARGEST_CELL) {
        throw new CsvParseException("max cell size");
      }
      if (count == cells.length) {
        cells = Arrays.copyOf(cells, count * 2);
      }
      cells[count++] = length == 0 ? "" : new String(buffer, offset, length);
      lastQuoted = quoted;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      throw new IllegalStateException("comments are off");
    }

    @Override
    protected void setEmpty() {
      count = 0;
    }

    @Override
    protected CsvRow buildRecord() {
      return new CsvRow(line, Arrays.copyOf(cells, count));
    }
  }

  /** Remembers the last character that is not white space. */
  private static final class TailReader extends FilterReader {
    private char last;
    private boolean ended;

    TailReader(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n < 0) {
        ended = true;
        return n;
      }
      for (int i = offset + n - 1; i >= offset; i--) {
        if (!Character.isWhitespace(buffer[i])) {
          last = buffer[i];
          break;
        }
      }
      return n;
    }

    boolean ended() {
      return ended;
    }

    boolean endsWithQuote() {
      return last == '"';
    }
  }

  private static final class CountingStream extends FilterInputStream {
    private volatile long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        count = count + n;
      }
      return n;
    }
  }
}
