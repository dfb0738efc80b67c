package io.beachhead.web.load;

import io.beachhead.web.Download;
import io.beachhead.web.Spool;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * The response as work in the pool sees it. It sets headers and makes files ({@link Download}); the
 * thread of the request sends them when the place in the pool is free again, so a slow reader holds
 * nobody up. Work that goes on after its time is up can change nothing any more.
 */
final class PooledResponse extends HttpServletResponseWrapper
    implements Download.Later, AutoCloseable {
  private @Nullable Spool file;
  private boolean closed;

  PooledResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public synchronized void take(Spool whole) {
    refuseOnceClosed();
    file = whole;
  }

  /** Sends the file, if there is one. */
  void send() throws IOException {
    if (file != null) file.copyTo(getResponse().getOutputStream());
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (file != null) file.close();
  }

  private void refuseOnceClosed() {
    if (closed) throw new IllegalStateException("this request has been answered");
  }

  @Override
  public synchronized void setStatus(int status) {
    refuseOnceClosed();
    super.setStatus(status);
  }

  @Override
  public synchronized void setHeader(String name, @Nullable String value) {
    refuseOnceClosed();
    super.setHeader(name, value);
  }

  @Override
  public synchronized void setContentType(@Nullable String type) {
    refuseOnceClosed();
    super.setContentType(type);
  }

  @Override
  public synchronized void setContentLengthLong(long length) {
    refuseOnceClosed();
    super.setContentLengthLong(length);
  }

  @Override
  public ServletOutputStream getOutputStream() {
    throw new IllegalStateException("return the body, or send a file by Download");
  }

  @Override
  public PrintWriter getWriter() {
    throw new IllegalStateException("return the body, or send a file by Download");
  }
}
