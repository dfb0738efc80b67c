package io.beachhead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code Server-Timing: total;dur=MS} on every answer but files: the time from the first filter to
 * the moment the answer starts to leave. Outermost, so that refusals carry it too.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class ServerTimingFilter extends OncePerRequestFilter {
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var timed = new TimedResponse(response, System.nanoTime());
    try {
      chain.doFilter(request, timed);
    } finally {
      if (!request.isAsyncStarted()) timed.finish();
    }
  }

  /** Sets the header at the last moment it can be set: before the buffer is handed on. */
  private static final class TimedResponse extends HttpServletResponseWrapper {
    private final long start;
    private @Nullable TimedStream stream;
    private @Nullable PrintWriter writer;
    private boolean stamped;

    TimedResponse(HttpServletResponse response, long start) {
      super(response);
      this.start = start;
    }

    void stamp() {
      if (stamped || isCommitted()) return;
      stamped = true;
      setHeader(
          "Server-Timing",
          String.format(Locale.ROOT, "total;dur=%.1f", (System.nanoTime() - start) / 1e6));
    }

    void finish() {
      stamp();
      if (writer != null) writer.flush();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (stream == null) stream = new TimedStream(super.getOutputStream());
      return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      if (writer == null) {
        if (getResponse().getContentType() != null
            && getResponse().getCharacterEncoding() == null) {
          setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        var encoding = getCharacterEncoding();
        writer =
            new PrintWriter(
                new OutputStreamWriter(
                    getOutputStream(),
                    encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
      }
      return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
      if (writer != null) writer.flush();
      stamp();
      super.flushBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
      stamp();
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      stamp();
      super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      stamp();
      super.sendRedirect(location);
    }

    @Override
    public void resetBuffer() {
      super.resetBuffer();
      if (stream != null) stream.written = 0;
    }

    private final class TimedStream extends ServletOutputStream {
      private final ServletOutputStream stream;
      private long written;

      TimedStream(ServletOutputStream stream) {
        this.stream = stream;
      }

      private void count(int bytes) {
        written += bytes;
        if (written >= getBufferSize()) stamp();
      }

      @Override
      public void write(int value) throws IOException {
        count(1);
        stream.write(value);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        stream.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        stamp();
        stream.flush();
      }

      @Override
      public void close() throws IOException {
        stamp();
        stream.close();
      }

      @Override
      public boolean isReady() {
        return stream.isReady();
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        stream.setWriteListener(listener);
      }
    }
  }
}
