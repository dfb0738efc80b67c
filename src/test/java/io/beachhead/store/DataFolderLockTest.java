package io.beachhead.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {
  @TempDir Path folder;

  @Test
  void createsTheFolderForItsOwnerAlone() throws IOException {
    var data = new DataFolder(folder.resolve("new"));

    try (var _ = DataFolderLock.take(data)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void namesTheHolderToWhoComesSecond() throws IOException {
    var data = new DataFolder(folder);
    try (var lock = DataFolderLock.take(data)) {
      lock.announce("http://localhost:8080", "0123456789abcdef");

      assertThatThrownBy(() -> DataFolderLock.take(data))
          .isInstanceOf(DataFolderInUse.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("http://localhost:8080");
    }
  }

  @Test
  void isFreeAgainAfterClosing() throws IOException {
    var data = new DataFolder(folder);
    DataFolderLock.take(data).close();

    assertThat(DataFolderLock.holder(data)).isEmpty();
    DataFolderLock.take(data).close();
  }

  @Test
  void survivesALookFromItsOwnProcessAndKeepsOthersOut() throws Exception {
    var data = new DataFolder(folder);
    try (var _ = DataFolderLock.take(data)) {
      assertThat(DataFolderLock.holder(data)).isPresent();

      var other = otherProcess();
      assertThat(other.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void endsWithAProcessThatIsKilled() throws Exception {
    var data = new DataFolder(folder);
    var other = otherProcess();
    assertThat(other.getInputStream().read()).isEqualTo('T');
    assertThat(DataFolderLock.holder(data))
        .hasValueSatisfying(h -> assertThat(h.pid()).isEqualTo(other.pid()));
    assertThatThrownBy(() -> DataFolderLock.take(data)).isInstanceOf(DataFolderInUse.class);

    other.destroyForcibly().waitFor();

    DataFolderLock.take(data).close();
  }

  @Test
  void livesWithAnythingWhereItsHolderShouldBeDescribed() throws Exception {
    var data = new DataFolder(folder);
    var garbage = new byte[100_000];
    new Random(1).nextBytes(garbage);
    var other = otherProcess();
    try {
      assertThat(other.getInputStream().read()).isEqualTo('T');
      for (var content :
          List.of(garbage, "pid=1\nsince=yesterday\n".getBytes(StandardCharsets.UTF_8))) {
        Files.write(folder.resolve("beachhead.running"), content);

        assertThat(DataFolderLock.holder(data))
            .hasValueSatisfying(holder -> assertThat(holder.pid()).isZero());
        assertThatThrownBy(() -> DataFolderLock.take(data))
            .isInstanceOf(DataFolderInUse.class)
            .hasMessageContaining("by another process");
      }
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void closesToOthersWhatWasThereBefore() throws Exception {
    var data = new DataFolder(folder);
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(folder, open);
    var aside = Files.createDirectory(folder.resolve("replaced-20261101-120000-1"));
    for (var file : List.of(data.records(), data.warehouse(), aside.resolve("beachhead.db"))) {
      Files.setPosixFilePermissions(Files.createFile(file), open);
    }
    var own = Files.setPosixFilePermissions(Files.createFile(folder.resolve("backup.sh")), open);
    var elsewhere = Files.setPosixFilePermissions(Files.createTempFile("elsewhere", ""), open);
    Files.createSymbolicLink(folder.resolve("beachhead.link"), elsewhere);

    try (var _ = DataFolderLock.take(data)) {
      assertThat(permissions(folder)).isEqualTo("rwx------");
      assertThat(permissions(aside)).isEqualTo("rwx------");
      assertThat(permissions(data.records())).isEqualTo("rw-------");
      assertThat(permissions(data.warehouse())).isEqualTo("rw-------");
      assertThat(permissions(aside.resolve("beachhead.db"))).isEqualTo("rw-------");
      assertThat(permissions(Files.createFile(folder.resolve("new")))).isEqualTo("rw-------");
      assertThat(permissions(own)).as("not ours").isEqualTo("rwxr-xr-x");
      assertThat(permissions(elsewhere)).as("behind a link").isEqualTo("rwxr-xr-x");
    } finally {
      Files.delete(elsewhere);
    }
  }

  @Test
  void removesWhatAKilledProgramLeft() throws Exception {
    var data = new DataFolder(folder);
    var copy = Files.createDirectories(data.uploads().resolve("backup123"));
    Files.writeString(copy.resolve("beachhead.db"), "half a copy");
    Files.writeString(data.server().resolve("upload.tmp"), "half a form");
    Files.createDirectories(folder.resolve("restoring").resolve("deeper"));
    Files.createDirectories(folder.resolve("events.duckdb.tmp").resolve("spilled"));
    var elsewhere = Files.createTempDirectory("elsewhere");
    Files.createSymbolicLink(data.uploads().resolve("link"), elsewhere);

    try (var _ = DataFolderLock.take(data)) {
      assertThat(folder.resolve("uploads")).doesNotExist();
      assertThat(folder.resolve("restoring")).doesNotExist();
      assertThat(folder.resolve("events.duckdb.tmp")).doesNotExist();
      assertThat(elsewhere).as("behind a link").exists();
    } finally {
      Files.delete(elsewhere);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Process otherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Taker.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * A second process: takes the lock, says T and waits to be killed; exit code 1 when it cannot.
   */
  static final class Taker {
    public static void main(String[] arguments) throws Exception {
      try (var _ = DataFolderLock.take(new DataFolder(Path.of(arguments[0])))) {
        System.out.write('T');
        System.out.flush();
        Thread.sleep(60_000);
      } catch (DataFolderInUse e) {
        System.exit(1);
      }
    }
  }
}
