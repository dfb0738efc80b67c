package io.beachhead.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on its way to a server, streamed: nothing of it is kept in memory.
 *
 * @param name as the history of imports will show it
 * @param length in bytes; negative when not known
 */
record UploadBody(String name, InputStream content, long length) implements AutoCloseable {

  static UploadBody of(Path file) throws IOException {
    return new UploadBody(
        String.valueOf(file.getFileName()), Files.newInputStream(file), Files.size(file));
  }

  static UploadBody standardInput() {
    return new UploadBody("standard input", System.in, -1);
  }

  /** May be sent once. */
  BodyPublisher publisher(ProgressLine progress) {
    var counted =
        new FilterInputStream(content) {
          private long sent;

          @Override
          public int read() throws IOException {
            int read = in.read();
            progress.at(read < 0 ? sent : ++sent, length);
            return read;
          }

          @Override
          public int read(byte[] bytes, int from, int most) throws IOException {
            int read = in.read(bytes, from, most);
            sent += Math.max(0, read);
            progress.at(sent, length);
            if (read < 0) {
              progress.sent();
            }
            return read;
          }
        };
    if (length == 0) {
      return BodyPublishers.noBody();
    }
    var stream = BodyPublishers.ofInputStream(() -> counted);
    return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
