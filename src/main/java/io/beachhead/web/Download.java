package io.beachhead.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A file as the answer to a request. It is made whole before its first byte leaves, so what it is
 * made from (a connection to the database, say) is free while a slow reader takes it, a failure
 * half-way is an error answer and not a short file, and its length and the number of its rows are
 * announced beforehand.
 */
public final class Download {
  /** The number of records in the file; its header is not one of them. */
  public static final String ROWS = "Beachhead-Rows";

  private static final long UNCOUNTED = -1;

  private Download() {}

  /** What the file is made of. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param out may be closed, and need not be
     */
    void write(OutputStream out) throws IOException;
  }

  /** The same for a file of rows. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Writes all of it.
     *
     * @param out may be closed, and need not be
     * @return the number of rows
     */
    long write(OutputStream out) throws IOException;
  }

  /**
   * Answers with a file.
   *
   * @param fileName under which a browser saves it
   */
  public static void send(
      HttpServletResponse response, String contentType, String fileName, Content content) {
    sendRows(
        response,
        contentType,
        fileName,
        out -> {
          content.write(out);
          return UNCOUNTED;
        });
  }

  /**
   * A response of which whoever makes the file is not the one who sends it, so that a slow reader
   * does not keep the thread that computes.
   */
  public interface Later {
    /** Sends the file and closes it, when the work is over. */
    void take(Spool file);
  }

  /** Answers with a file of rows, whose number goes into the header {@link #ROWS}. */
  public static void sendRows(
      HttpServletResponse response, String contentType, String fileName, Rows rows) {
    var spool = new Spool(temporary());
    boolean later = false;
    try {
      long count = rows.write(spool.unclosed());
      response.setContentType(contentType);
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(fileName, StandardCharsets.UTF_8)
              .build()
              .toString());
      response.setContentLengthLong(spool.size());
      if (count != UNCOUNTED) {
        response.setHeader(ROWS, Long.toString(count));
      }
      if (response instanceof Later taker) {
        taker.take(spool);
        later = true;
      } else {
        spool.copyTo(response.getOutputStream());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      if (!later) {
        close(spool);
      }
    }
  }

  private static void close(Spool spool) {
    try {
      spool.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The server's folder for temporary files; that of the machine outside a request. */
  private static Path temporary() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        && request.getRequest().getServletContext().getAttribute(ServletContext.TEMPDIR)
            instanceof File folder) {
      return folder.toPath();
    }
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
