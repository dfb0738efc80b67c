package io.beachhead.store;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps files from the other users of the machine: folders 0700, files 0600. The database engines
 * create files of their own at any time, so the process as a whole is told to (its umask), and what
 * lay in a data folder before is closed when the folder is taken. Where permissions are not of the
 * POSIX kind nothing is done.
 */
public final class PrivateFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);

  /** Takes all rights of the group and of others from every file the process creates. */
  private static final int OWNER_ALONE = 0077;

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** From now on every file and folder this process creates is its user's alone. */
  public static void fromNowOn() {
    if (!arePossible(Path.of(""))) {
      return;
    }
    var linker = Linker.nativeLinker();
    var umask = linker.defaultLookup().find("umask");
    if (umask.isEmpty()) {
      LOG.warn("The umask cannot be set here: the permissions of new files are the system's usual");
      return;
    }
    var takesAndReturnsAnInt = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    try {
      var _ =
          (int) linker.downcallHandle(umask.get(), takesAndReturnsAnInt).invokeExact(OWNER_ALONE);
    } catch (Throwable e) {
      throw new IllegalStateException("umask does not throw", e);
    }
  }

  /**
   * Closes a data folder and what the program has put there to other users. What cannot be closed,
   * since it belongs to another user, is named in the log.
   */
  static void close(DataFolder folder) throws IOException {
    for (var open : openToOthers(folder)) {
      try {
        Files.setPosixFilePermissions(
            open, Files.isDirectory(open, LinkOption.NOFOLLOW_LINKS) ? FOLDER : FILE);
      } catch (IOException e) {
        LOG.warn(
            "Other users can look into {}, and that cannot be changed: {}", open, e.toString());
      }
    }
  }

  /**
   * The folder, and files and folders of ours in it, that others than their owner have rights to.
   */
  public static List<Path> openToOthers(DataFolder folder) throws IOException {
    var open = new ArrayList<Path>();
    if (!arePossible(folder.root())) {
      return open;
    }
    Files.walkFileTree(
        folder.root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (!path.equals(folder.root()) && !folder.owns(path)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            note(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && folder.owns(path)) {
              note(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) {
            // Gone since the folder was listed, or another user's: nothing to say about it.
            return FileVisitResult.CONTINUE;
          }

          private void note(Path path) throws IOException {
            var granted = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            if (!FOLDER.containsAll(granted)) {
              open.add(path);
            }
          }
        });
    return open;
  }

  static boolean arePossible(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Deletes a file or a folder with everything in it; of a link only the link. What is not there is
   * no matter.
   */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failed)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
