package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program on a folder that others can look into, and whose files are damaged or lost. */
class DamagedFilesTest {
  private static final String EVENT = "{\"event\":\"Ran\",\"userId\":\"u1\",\"messageId\":\"one\"}";

  @TempDir Path temp;

  @Test
  void keepsItsFilesPrivateAndGoesOnWithoutDamagedEventsButNotWithoutItsRecords() throws Exception {
    var folder = new DataFolder(Files.createDirectory(temp.resolve("data")));
    Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    var accounts = Files.writeString(temp.resolve("own.csv"), "id,name\na-1,Acme\n");
    try (var program = ProgramProcess.serve(folder)) {
      assertThat(program.importing("accounts", accounts).get().statusCode()).isEqualTo(200);
      assertThat(program.sending("/v1/track", EVENT).statusCode()).isEqualTo(200);
      assertThat(openToOthers(folder)).isEmpty();
      program.kill();
      assertThat(temporary(program)).as("left among the machine's temporary files").isEmpty();
    }

    Files.writeString(folder.warehouse(), "no database at all ".repeat(1_000));
    try (var program = ProgramProcess.serve(folder)) {
      for (var page : List.of("/", "/accounts", "/accounts/a-1", "/settings", "/api/accounts")) {
        assertThat(program.open(page).statusCode()).as(page).isEqualTo(200);
      }
      assertThat(program.open("/accounts").body()).contains("/sources/unreadable");
      assertThat(program.open("/sources/unreadable").body()).contains("cannot be read");
      var events = program.open("/api/events");
      assertThat(events.statusCode()).isEqualTo(503);
      assertThat(events.body()).contains("cannot be read", "doctor");
      assertThat(program.open("/funnel").statusCode()).isEqualTo(503);
      assertThat(program.sending("/v1/track", EVENT).statusCode()).isEqualTo(503);
      assertThat(program.open("/api/workspace/backup").statusCode()).isEqualTo(200);
    }

    Files.delete(folder.records());
    assertThatThrownBy(() -> ProgramProcess.serve(folder))
        .hasMessageContaining("the program ended")
        .hasMessageContaining("The records (beachhead.db)")
        .hasMessageContaining("restore FILE");
    assertThat(folder.records()).as("nothing was made in its place").doesNotExist();
  }

  private static List<Path> openToOthers(DataFolder folder) throws IOException {
    try (var all = Files.walk(folder.root())) {
      return all.filter(DamagedFilesTest::isOpenToOthers).toList();
    }
  }

  private static boolean isOpenToOthers(Path path) {
    try {
      return !PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).endsWith("------");
    } catch (IOException e) {
      // Gone since it was listed.
      return false;
    }
  }

  private static List<Path> temporary(ProgramProcess program) throws IOException {
    try (var left = Files.list(program.temporary())) {
      // The JVM's own figures, and SQLite's library, which the next start removes.
      return left.filter(path -> !path.getFileName().toString().matches("hsperfdata_.*|sqlite-.*"))
          .toList();
    }
  }
}
