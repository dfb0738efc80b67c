package io.beachhead.imports.run;

import io.beachhead.imports.csv.FileMagic;
import io.beachhead.store.DataFolder;
import io.beachhead.web.ProblemException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
   * Writes a stream to a file of its own, unpacking gzip, and a zip whose files are all JSON: their
   * lines follow each other.
   *
   * @throws ProblemException 413 where it is too large, 422 where its packing is damaged
   */
  public Path keep(InputStream stream) throws IOException {
    var file = Files.createTempFile(folder.uploads(), "import-", ".csv");
    try (var in = new BufferedInputStream(stream, BUFFER)) {
      in.mark(4);
      boolean packed = packed(in);
      in.reset();
      try (var out = Files.newOutputStream(file)) {
        new BoundedCopy(largest, out).copy(packed ? new GZIPInputStream(in, BUFFER) : in);
      }
      return JsonArchive.isOne(file) ? unpacked(file) : file;
    } catch (ZipException | EOFException damaged) {
      remove(file);
      throw ProblemException.unprocessable(
          "This packed file is damaged: %s. Pack it again.".formatted(damaged.getMessage()),
          List.of());
    } catch (BoundedCopy.TooLarge _) {
      remove(file);
      throw tooLarge();
    } catch (IOException | RuntimeException e) {
      remove(file);
      throw e;
    }
  }

  /** The lines in an archive, which is removed. */
  private Path unpacked(Path archive) throws IOException {
    var file = Files.createTempFile(folder.uploads(), "import-", ".ndjson");
    try (var out = Files.newOutputStream(file)) {
      JsonArchive.unpack(archive, new BoundedCopy(largest, out));
    } catch (IOException | RuntimeException e) {
      remove(file);
      throw e;
    }
    remove(archive);
    return file;
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
