package io.beachhead.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client that sends whatever it is told to: real clients refuse to send a broken
 * address. One connection, opened again when the server closes it.
 */
public final class RawHttp implements AutoCloseable {
  private static final int PATIENCE_MILLISECONDS = 30_000;

  private final int port;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  public RawHttp(int port) {
    this.port = port;
  }

  /**
   * @param target path and query as they are
   * @param headers complete lines; Content-Length is added, and Host where there is none
   */
  public record Request(String method, String target, List<String> headers, byte[] body) {
    @Override
    public String toString() {
      var text = new String(body, StandardCharsets.UTF_8);
      return "%s %s %s %s"
          .formatted(method, shortened(target), headers, shortened(text.replaceAll("\\s+", " ")));
    }

    private static String shortened(String text) {
      return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
    }
  }

  /**
   * @param headers by lower-case name, the last of each
   * @param cookies all that were set, without their attributes
   */
  public record Answer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    public String type() {
      return headers.getOrDefault("content-type", "");
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  public Answer send(Request request) throws IOException {
    try {
      return exchange(request);
    } catch (IOException closed) {
      // The server may have closed an idle or abused connection; a fresh one must work.
      close();
      return exchange(request);
    }
  }

  private Answer exchange(Request request) throws IOException {
    var open = socket;
    if (open == null) {
      open = new Socket("localhost", port);
      open.setSoTimeout(PATIENCE_MILLISECONDS);
      open.setTcpNoDelay(true);
      socket = open;
      in = new BufferedInputStream(open.getInputStream(), 1 << 16);
    }
    var message = new ByteArrayOutputStream();
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    if (request.headers().stream().noneMatch(line -> line.startsWith("Host:"))) {
      head.append("Host: localhost:").append(port).append("\r\n");
    }
    request.headers().forEach(line -> head.append(line).append("\r\n"));
    head.append("Content-Length: ").append(request.body().length).append("\r\n\r\n");
    message.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    message.writeBytes(request.body());
    open.getOutputStream().write(message.toByteArray());
    open.getOutputStream().flush();
    return read(request.method());
  }

  private Answer read(String method) throws IOException {
    var status = line().split(" ");
    if (status.length < 2) {
      throw new IOException("no status line");
    }
    var headers = new HashMap<String, String>();
    var cookies = new ArrayList<String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      var value = line.substring(colon + 1).strip();
      headers.put(name, value);
      if (name.equals("set-cookie")) {
        cookies.add(value.replaceAll(";.*", ""));
      }
    }
    int code = Integer.parseInt(status[1]);
    var body = new ByteArrayOutputStream();
    var source = java.util.Objects.requireNonNull(in);
    if (method.equals("HEAD") || code == 204 || code == 304) {
      // No body follows.
    } else if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (int size = chunk(); size > 0; size = chunk()) {
        body.write(source.readNBytes(size));
        line();
      }
      line();
    } else if (headers.containsKey("content-length")) {
      body.write(source.readNBytes(Integer.parseInt(headers.get("content-length"))));
    } else {
      body.write(source.readAllBytes());
      close();
    }
    if ("close".equals(headers.get("connection"))) {
      close();
    }
    return new Answer(code, headers, cookies, body.toByteArray());
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    var source = java.util.Objects.requireNonNull(in);
    for (int next = source.read(); next != '\n'; next = source.read()) {
      if (next < 0) {
        throw new IOException("closed");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
