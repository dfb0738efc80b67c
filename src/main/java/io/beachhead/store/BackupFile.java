package io.beachhead.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/**
 * A backup on disk, read with suspicion: it may come from anywhere, and whatever it says of itself
 * is compared before it is believed.
 *
 * @param path of the zip file
 */
public record BackupFile(Path path) {
  /** The names are paths to be, so only those of the data folder's own files are taken. */
  private static final Set<String> PARTS = Set.of(DataFolder.RECORDS, DataFolder.WAREHOUSE);

  private static final int BUFFER = 64 << 10;
  private static final int LONGEST_MANIFEST = 1 << 20;

  /**
   * Reads all of it and compares every checksum.
   *
   * @throws BackupRefused when it is no backup, is damaged, or comes from a newer program
   */
  public BackupManifest verify() throws IOException {
    return read(_ -> OutputStream.nullOutputStream());
  }

  /** The same, and writes the parts into a new folder; on a failure some may lie there. */
  BackupManifest unpackInto(Path folder) throws IOException {
    return read(
        name -> Files.newOutputStream(folder.resolve(name), CREATE_NEW, WRITE, NOFOLLOW_LINKS));
  }

  private interface Destination {
    OutputStream open(String part) throws IOException;
  }

  private BackupManifest read(Destination destination) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      var manifest = manifest(zip);
      refuseOtherEntries(zip, manifest);
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
      bytes = copy(content, out, part);
    } catch (ZipException e) {
      throw damaged(part.file() + ": " + e.getMessage());
    }
    if (bytes != part.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
      throw damaged(part.file() + " differs from what was saved");
    }
  }

  /** Never writes more than the manifest says, whatever the entry unpacks to. */
  private long copy(InputStream content, OutputStream out, BackupManifest.Part part)
      throws IOException {
    var buffer = new byte[BUFFER];
    long bytes = 0;
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      bytes += n;
      if (bytes > part.bytes()) {
        throw damaged(part.file() + " is longer than it says");
      }
      out.write(buffer, 0, n);
    }
    return bytes;
  }

  /** Each name once: of two, one would be compared and the other perhaps be taken. */
  private void refuseOtherEntries(ZipFile zip, BackupManifest manifest) throws BackupRefused {
    var names = zip.stream().map(ZipEntry::getName).sorted().toList();
    var expected =
        Stream.concat(
                Stream.of(Backups.MANIFEST),
                manifest.parts().stream().map(BackupManifest.Part::file))
            .sorted()
            .toList();
    for (var part : expected) {
      if (!names.contains(part)) {
        throw damaged(part + " is missing");
      }
    }
    if (!names.equals(expected)) {
      throw damaged("it holds %s where its manifest names %s".formatted(names, expected));
    }
  }

  private BackupManifest manifest(ZipFile zip) throws IOException {
    var entry = zip.getEntry(Backups.MANIFEST);
    if (entry == null) {
      throw new BackupRefused(path + " is not a Beachhead backup: it has no manifest.");
    }
    try (var content = zip.getInputStream(entry)) {
      var manifest =
          Backups.JSON.readValue(content.readNBytes(LONGEST_MANIFEST), BackupManifest.class);
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
      if (files.stream().distinct().count() < files.size()
          || manifest.parts().stream().anyMatch(part -> part.bytes() < 0)) {
        throw damaged("its manifest names a part twice, or with no possible length");
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
