package io.beachhead.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.sqlite.SQLiteConfig;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies everything a workspace owns into one file, while it is in use. Each engine copies itself
 * inside a read transaction, so each part is as it was at one instant and writers go on; the
 * instants of records and events may lie seconds apart.
 */
@Component
public class Backups {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  static final String MANIFEST = "manifest.json";
  static final JsonMapper JSON = JsonMapper.builder().build();

  private final DataFolder folder;
  private final Warehouse warehouse;
  private final Clock clock;

  Backups(DataFolder folder, Warehouse warehouse, Clock clock) {
    this.folder = folder;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /** For a folder whose lock the caller holds and which no server has open. */
  public static Backups ofIdle(DataFolder folder) {
    return new Backups(folder, new Warehouse(folder, "128MB"), Clock.systemUTC());
  }

  /**
   * Writes a backup to a stream, which stays open. Needs as much free disk as the data takes, for
   * the copies it is made of. Events that are damaged are left out, and the manifest says so: the
   * records are worth saving without them.
   *
   * @throws IOException when there is no room, or the data cannot be read
   */
  public BackupManifest write(OutputStream stream) throws IOException {
    var copies = Files.createTempDirectory(folder.uploads(), "backup");
    try {
      var made = clock.instant();
      var files = new ArrayList<Path>();
      var records = copies.resolve(folder.records().getFileName());
      copyRecords(records);
      files.add(records);
      String withoutEvents = null;
      if (warehouse.exists()) {
        var events = copies.resolve(folder.warehouse().getFileName());
        withoutEvents = copyEvents(events).orElse(null);
        if (withoutEvents == null) {
          files.add(events);
        }
      }
      var parts = new ArrayList<BackupManifest.Part>();
      for (var file : files) {
        parts.add(
            new BackupManifest.Part(file.getFileName().toString(), Files.size(file), sha256(file)));
      }
      var manifest =
          new BackupManifest(BackupManifest.FORMAT, program(), made, parts, withoutEvents);
      zip(manifest, files, stream);
      return manifest;
    } catch (SQLException e) {
      throw new IOException("the data cannot be copied: " + e.getMessage(), e);
    } finally {
      PrivateFiles.delete(copies);
    }
  }

  private static String program() {
    var packaged = Backups.class.getPackage().getImplementationVersion();
    return packaged == null ? "development" : packaged;
  }

  /** Why they could not be copied, if that is for damage of their own and not for lack of room. */
  private Optional<String> copyEvents(Path copy) throws SQLException {
    try {
      warehouse.copyTo(copy);
      return Optional.empty();
    } catch (SQLException e) {
      var damage = warehouse.damage();
      if (damage.isEmpty()) {
        throw e;
      }
      LOG.error("The product events are damaged and not in the backup: {}", damage.get());
      return damage;
    }
  }

  private void copyRecords(Path copy) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(30_000);
    try (var connection = config.createConnection("jdbc:sqlite:" + folder.records());
        var statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, copy.toString());
      statement.execute();
    }
  }

  private static void zip(BackupManifest manifest, List<Path> files, OutputStream stream)
      throws IOException {
    // Closing the zip writes its directory; the stream is the caller's to close.
    var kept =
        new FilterOutputStream(stream) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        };
    try (var zip = new ZipOutputStream(kept)) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(JSON.writeValueAsBytes(manifest));
      for (var file : files) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
        // The stream may be a file beside it: not all three need room at once.
        Files.delete(file);
      }
    }
  }

  static String sha256(Path file) throws IOException {
    try (var content = new DigestInputStream(Files.newInputStream(file), sha256())) {
      content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(content.getMessageDigest().digest());
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
