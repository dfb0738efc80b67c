package io.beachhead.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts a backup into a data folder that no server has open. Everything is unpacked and examined
 * beside the present data first; only then are files renamed, the records last.
 */
public final class Restore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final DataFolder folder;

  /**
   * @param lock of the folder: proof that nobody else has it open
   */
  public Restore(DataFolderLock lock) {
    this.folder = lock.folder();
  }

  /**
   * What a restore did.
   *
   * @param manifest of the backup
   * @param replaced where the data lie that were there before; empty when there were none
   */
  public record Outcome(BackupManifest manifest, Optional<Path> replaced) {}

  /**
   * Restores a backup.
   *
   * @param replace whether data already there may be moved aside
   * @throws BackupRefused when the file is no backup, is damaged or comes from a newer program, or
   *     when there are data and {@code replace} is false; the folder is as it was
   */
  public Outcome from(Path backup, boolean replace) throws IOException {
    if (!replace && (isThere(folder.records()) || isThere(folder.warehouse()))) {
      throw new BackupRefused(
          "The data folder %s is not empty. With --replace its present data are moved aside."
              .formatted(folder.root()));
    }
    var unpacked = folder.restoring();
    PrivateFiles.delete(unpacked);
    Files.createDirectory(unpacked);
    try {
      var manifest = new BackupFile(backup).unpackInto(unpacked);
      var records = unpacked.resolve(folder.records().getFileName());
      examine(records);
      if (manifest.parts().size() == 1) {
        // Made beside damaged events, perhaps: these records begin a log of their own.
        forgetEvents(records);
      }
      var replaced = moveAside();
      for (var part : recordsLast(manifest)) {
        Files.move(
            unpacked.resolve(part), folder.root().resolve(part), StandardCopyOption.ATOMIC_MOVE);
      }
      return new Outcome(manifest, replaced);
    } finally {
      PrivateFiles.delete(unpacked);
    }
  }

  private static void examine(Path records) throws BackupRefused {
    try (var checkUp = RecordsCheck.open(records)) {
      var damage = checkUp.damage();
      if (!damage.isEmpty()) {
        throw new BackupRefused("The records in the backup are damaged: " + damage.getFirst());
      }
      var unknown = checkUp.schema().unknown();
      if (!unknown.isEmpty()) {
        throw new BackupRefused(
            "The backup comes from a newer Beachhead (it has migration %s). Restore it with that version."
                .formatted(String.join(", ", unknown)));
      }
    } catch (SQLException e) {
      throw new BackupRefused("The records in the backup cannot be read: " + e.getMessage(), e);
    }
  }

  private static void forgetEvents(Path records) throws IOException {
    try (var checkUp = RecordsCheck.open(records)) {
      if (!checkUp.knowOfEvents()) {
        return;
      }
      RecordsCheck.forgetEvents(records);
    } catch (SQLException e) {
      throw new IOException("the records cannot be written: " + e.getMessage(), e);
    }
  }

  private Optional<Path> moveAside() throws IOException {
    var present =
        List.of(
                sibling(folder.records(), "-wal"),
                sibling(folder.records(), "-shm"),
                folder.records(),
                sibling(folder.warehouse(), ".wal"),
                folder.warehouse())
            .stream()
            .filter(Restore::isThere)
            .toList();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    var aside =
        Files.createTempDirectory(folder.root(), "replaced-" + STAMP.format(Instant.now()) + "-");
    for (var file : present) {
      Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    return Optional.of(aside);
  }

  /** A link counts as what it is, wherever it leads. */
  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<String> recordsLast(BackupManifest manifest) {
    return manifest.parts().stream()
        .map(BackupManifest.Part::file)
        .sorted(Comparator.comparing(DataFolder.RECORDS::equals))
        .toList();
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
