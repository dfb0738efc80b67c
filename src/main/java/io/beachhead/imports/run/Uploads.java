package io.beachhead.imports.run;

import io.beachhead.imports.csv.FileMagic;
import io.beachhead.store.DataFolder;
import io.beachhead.web.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files on their way in, in a folder of the data folder that is emptied at start. */
@Component
public class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final int BUFFER = 1 << 16;

  private final DataFolder folder;
  private final long largest;

  Uploads(
      DataFolder folder, @Value("${beachhead.imports.max-bytes:1073741824}") long largestBytes) {
    this.folder = folder;
    this.largest = largestBytes;
  }

  /** Bytes of the largest file that is taken, unpacked. */
  public long largest() {
    return largest;
  }

  /** Whether a file is packed with gzip; takes its first bytes. */
  public boolean packed(InputStream in) throws IOException {
    return FileMagic.gzip(in.readNBytes(3));
  }

  /**
   * Writes a stream to a file of its own, unpacking gzip.
   *
   * @throws ProblemException 413 where it is too large, 422 where its packing is damaged
   */
  public Path keep(InputStream stream) throws IOException {
    var file = Files.createTempFile(folder.uploads(), "import-", ".csv");
    try (var in = new BufferedInputStream(stream, BUFFER)) {
      in.mark(4);
      boolean packed = packed(in);
      in.reset();
      copy(packed ? new GZIPInputStream(in, BUFFER) : in, file);
      return file;
    } catch (ZipException | java.io.EOFException damaged) {
      remove(file);
      throw ProblemException.unprocessable(
          "This gzip file is damaged: %s. Pack it again.".formatted(damaged.getMessage()),
          java.util.List.of());
    } catch (IOException | RuntimeException e) {
      remove(file);
      throw e;
    }
  }

  private void copy(InputStream in, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (var out = Files.newOutputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
        if (total > largest) {
          throw tooLarge();
        }
        out.write(buffer, 0, n);
      }
    }
  }

  /** The answer to a file that is too large. */
  public ProblemException tooLarge() {
    return ProblemException.tooLarge(
        "The file is larger than %,d bytes. Split it, or raise beachhead.imports.max-bytes."
            .formatted(largest));
  }

  /** Removes a file; one that is gone already is no matter. */
  public void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("The file {} of an import could not be removed: {}", file, e.getMessage());
    }
  }
}
