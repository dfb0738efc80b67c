package io.beachhead.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/**
 * A backup on disk, read with suspicion.
 *
 * @param path of the zip file
 */
public record BackupFile(Path path) {
  /** The names are paths to be, so only those of the data folder's own files are taken. */
  private static final Set<String> PARTS = Set.of(DataFolder.RECORDS, DataFolder.WAREHOUSE);

  /**
   * Reads all of it and compares every checksum.
   *
   * @throws BackupRefused when it is no backup, is damaged, or comes from a newer program
   */
  public BackupManifest verify() throws IOException {
    return read(_ -> OutputStream.nullOutputStream());
  }

  /** The same, and writes the parts into a folder; on a failure some may lie there. */
  BackupManifest unpackInto(Path folder) throws IOException {
    return read(name -> Files.newOutputStream(folder.resolve(name)));
  }

  private interface Destination {
    OutputStream open(String part) throws IOException;
  }

  private BackupManifest read(Destination destination) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      var manifest = manifest(zip);
      for (var part : manifest.parts()) {
        read(zip, part, destination);
      }
      return manifest;
    } catch (ZipException e) {
      throw new BackupRefused(path + " is not a complete Beachhead backup.", e);
    }
  }

  private void read(ZipFile zip, BackupManifest.Part part, Destination destination)
      throws IOException {
    var entry = zip.getEntry(part.file());
    if (entry == null) {
      throw damaged(part.file() + " is missing");
    }
    var digest = Backups.sha256();
    long bytes;
    try (var content = new DigestInputStream(zip.getInputStream(entry), digest);
        var out = destination.open(part.file())) {
      bytes = content.transferTo(out);
    } catch (ZipException e) {
      throw damaged(part.file() + ": " + e.getMessage());
    }
    if (bytes != part.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
      throw damaged(part.file() + " differs from what was saved");
    }
  }

  private BackupManifest manifest(ZipFile zip) throws IOException {
    var entry = zip.getEntry(Backups.MANIFEST);
    if (entry == null) {
      throw new BackupRefused(path + " is not a Beachhead backup: it has no manifest.");
    }
    try (var content = zip.getInputStream(entry)) {
      var manifest = Backups.JSON.readValue(content, BackupManifest.class);
      if (manifest.format() > BackupManifest.FORMAT) {
        throw new BackupRefused(
            "%s was made by Beachhead %s in format %d; this program reads format %d and older."
                .formatted(path, manifest.program(), manifest.format(), BackupManifest.FORMAT));
      }
      var files = manifest.parts().stream().map(BackupManifest.Part::file).toList();
      if (!PARTS.containsAll(files) || !files.contains(DataFolder.RECORDS)) {
        throw new BackupRefused(
            "%s holds %s, which this program cannot restore.".formatted(path, files));
      }
      return manifest;
    } catch (JacksonException | NullPointerException e) {
      throw damaged("its manifest cannot be read");
    }
  }

  private BackupRefused damaged(String what) {
    return new BackupRefused("%s is damaged: %s.".formatted(path, what));
  }
}
