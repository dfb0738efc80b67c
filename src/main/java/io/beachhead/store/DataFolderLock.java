package io.beachhead.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process out of a data folder. The lock is the operating system's and ends with the
 * process, however that ends; who holds it stands in a file beside it, for people and for the
 * command line.
 */
public final class DataFolderLock implements AutoCloseable {
  /** Long enough to outlast somebody who only looks who holds the lock. */
  private static final Duration PATIENCE = Duration.ofMillis(600);

  private static final int LONGEST_DESCRIPTION = 8 << 10;

  private static final Set<PosixFilePermission> OWNER_ENTERS =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> OWNER_READS =
      PosixFilePermissions.fromString("rw-------");

  /**
   * The locks of this process. POSIX drops a lock as soon as the process closes any channel on the
   * file, so a look at our own lock must never open it.
   */
  private static final Map<Path, DataFolderLock> OURS = new ConcurrentHashMap<>();

  private final DataFolder folder;
  private final FileChannel channel;
  private final FileLock lock;
  private volatile Holder holder;

  private DataFolderLock(DataFolder folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
    this.holder = new Holder(ProcessHandle.current().pid(), null, null, Instant.now());
  }

  /**
   * Who works on a data folder.
   *
   * @param pid the process
   * @param address where its web server answers; null before it does, or when it has none
   * @param key with which the command line may ask that server as an administrator; null where
   *     there is no server. Only the folder's owner can read it, who owns the data anyway
   * @param since when it took the lock
   */
  public record Holder(long pid, @Nullable String address, @Nullable String key, Instant since) {
    private String text() {
      var where = address == null ? "" : "address=" + address + "\nkey=" + key + "\n";
      return "pid=" + pid + "\n" + where + "since=" + since + "\n";
    }

    private static Optional<Holder> parse(String text) {
      var values =
          text.lines()
              .map(line -> line.split("=", 2))
              .filter(pair -> pair.length == 2)
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, _) -> a));
      var pid = values.get("pid");
      var since = values.get("since");
      if (pid == null || since == null || !pid.matches("\\d{1,18}")) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Holder(
                Long.parseLong(pid),
                values.get("address"),
                values.get("key"),
                Instant.parse(since)));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * Takes the lock, creating the folder where it is missing. Whoever holds it finds the folder and
   * the files in it readable by their owner alone, and nothing of what a killed program left
   * half-done.
   *
   * @throws DataFolderInUse when another process holds it
   * @throws IOException when the folder cannot be created or written
   */
  public static DataFolderLock take(DataFolder folder) throws IOException {
    PrivateFiles.fromNowOn();
    create(folder.root());
    var deadline = Instant.now().plus(PATIENCE);
    while (true) {
      var taken = tryTake(folder);
      if (taken.isPresent()) {
        return taken.get();
      }
      if (Instant.now().isAfter(deadline)) {
        throw new DataFolderInUse(folder, holder(folder));
      }
      pause();
    }
  }

  /**
   * Who holds the folder's lock now; empty when nobody does. The description may be missing details
   * when it is read in the instant the lock is taken.
   */
  public static Optional<Holder> holder(DataFolder folder) throws IOException {
    var ours = OURS.get(folder.root());
    if (ours != null) {
      return Optional.of(ours.holder);
    }
    if (!Files.exists(lockFile(folder))) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(lockFile(folder), StandardOpenOption.READ);
        var shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
      if (shared != null) {
        return Optional.empty();
      }
    }
    return Optional.of(
        described(holderFile(folder)).orElseGet(() -> new Holder(0, null, null, Instant.now())));
  }

  /** What the file says, which may be anything: a person or a full disk may have damaged it. */
  private static Optional<Holder> described(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var content = Files.newInputStream(file)) {
      return Holder.parse(
          new String(content.readNBytes(LONGEST_DESCRIPTION), StandardCharsets.UTF_8));
    }
  }

  /** Tells other processes where the web server of this one answers, and with which key. */
  public void announce(String address, String key) throws IOException {
    holder = new Holder(holder.pid(), address, key, holder.since());
    describe();
  }

  public DataFolder folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    if (OURS.remove(folder.root(), this)) {
      Files.deleteIfExists(holderFile(folder));
      lock.release();
      channel.close();
    }
  }

  private static Optional<DataFolderLock> tryTake(DataFolder folder) throws IOException {
    if (OURS.containsKey(folder.root())) {
      return Optional.empty();
    }
    var channel =
        FileChannel.open(lockFile(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock != null) {
        var taken = new DataFolderLock(folder, channel, lock);
        OURS.put(folder.root(), taken);
        taken.tidyUp();
        return Optional.of(taken);
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process was quicker: the same answer as from another process.
    }
    channel.close();
    return Optional.empty();
  }

  private void tidyUp() throws IOException {
    try {
      PrivateFiles.close(folder);
      folder.removeLeftovers();
      describe();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void describe() throws IOException {
    var half = folder.root().resolve("beachhead.running.tmp");
    Files.deleteIfExists(half);
    if (PrivateFiles.arePossible(half)) {
      Files.createFile(half, PosixFilePermissions.asFileAttribute(OWNER_READS));
    }
    Files.writeString(half, holder.text());
    try {
      Files.move(half, holderFile(folder), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(half, holderFile(folder), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void create(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      return;
    }
    if (PrivateFiles.arePossible(root)) {
      Files.createDirectories(root, PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
    } else {
      Files.createDirectories(root);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the data folder", e);
    }
  }

  private static Path lockFile(DataFolder folder) {
    return folder.root().resolve("beachhead.lock");
  }

  private static Path holderFile(DataFolder folder) {
    return folder.root().resolve("beachhead.running");
  }
}
