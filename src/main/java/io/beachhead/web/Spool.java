package io.beachhead.web;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes until they are sent: a few in memory, more in a file that only this process can read.
 * Where the system allows it the file has no name from the beginning, so that nothing of it stays
 * when the program is killed.
 */
public final class Spool extends OutputStream {
  /** Most tables are shorter, and never touch the disk. */
  private static final int IN_MEMORY = 256 << 10;

  private static final int BUFFER = 64 << 10;

  private final Path folder;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(4096);
  private @Nullable FileChannel file;
  private long size;

  /**
   * @param folder for the file; used only where memory does not suffice
   */
  Spool(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    size += length;
    memory.write(bytes, offset, length);
    if (memory.size() >= (file == null ? IN_MEMORY : BUFFER)) {
      spill();
    }
  }

  /** The same for writers that close what they write to. */
  OutputStream unclosed() {
    return new FilterOutputStream(this) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() {
        // The bytes are still to be sent.
      }
    };
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** Writes everything to {@code out}, which stays open. */
  public void copyTo(OutputStream out) throws IOException {
    if (file == null) {
      memory.writeTo(out);
      return;
    }
    spill();
    file.position(0);
    long copied = Channels.newInputStream(file).transferTo(out);
    if (copied != size) {
      throw new IOException("%d bytes of %d could be read back".formatted(copied, size));
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private void spill() throws IOException {
    if (file == null) {
      file = create();
    }
    var bytes = ByteBuffer.wrap(memory.toByteArray());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    memory.reset();
  }

  private FileChannel create() throws IOException {
    var path = folder.resolve("download-" + UUID.randomUUID());
    var attributes =
        path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(path, Set.of(CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE), attributes);
  }
}
