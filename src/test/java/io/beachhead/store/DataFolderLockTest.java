package io.beachhead.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
