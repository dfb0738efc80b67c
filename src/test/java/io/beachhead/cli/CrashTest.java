package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import io.beachhead.store.RecordsCheck;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power cuts and full disks, on the real program. */
class CrashTest {
  private static final int ROWS = 60_000;
  private static final long MEBIBYTE = 1L << 20;

  @TempDir Path temp;

  private DataFolder folder;
  private Path accounts;

  @BeforeEach
  void aLargeFile() throws IOException {
    folder = new DataFolder(temp.resolve("data"));
    accounts = temp.resolve("accounts.csv");
    var text = new StringBuilder("id,name,industry,employees\n");
    for (int row = 0; row < ROWS; row++) {
      text.append("a%d,Account number %d,industry %d,%d%n".formatted(row, row, row % 7, row));
    }
    Files.writeString(accounts, text);
  }

  @Test
  void anImportKilledInTheMiddleIsThereInFullOrNotAtAll() throws Exception {
    int nothing = 0;
    for (long written : new long[] {1, 4 * MEBIBYTE}) {
      try (var program = ProgramProcess.serve(folder)) {
        long before = count("account");
        long logBefore = logBytes();
        var answer = program.importing("accounts", accounts);
        killOnceLogHasGrown(program, answer, logBefore + written);

        assertThat(DataFolderLock.holder(folder)).isEmpty();
        long after = count("account");
        assertThat(after).isIn(before, (long) ROWS);
        assertThat(count("import")).isEqualTo(after == 0 ? 0 : 1);
        nothing += after == 0 ? 1 : 0;
        assertSound();
      }
    }
    assertThat(nothing).as("kills that came before the commit").isPositive();

    try (var program = ProgramProcess.serve(folder)) {
      assertThat(program.importing("accounts", accounts).get().statusCode()).isEqualTo(200);
      assertThat(program.stop()).isEqualTo(143);
    }
    assertThat(count("account")).isEqualTo(ROWS);
    assertSound();
  }

  private void killOnceLogHasGrown(
      ProgramProcess program, CompletableFuture<HttpResponse<String>> answer, long bytes)
      throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!answer.isDone() && logBytes() < bytes && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    program.kill();
  }

  @Test
  void aFullDiskFailsTheImportAndNothingElse() throws Exception {
    var few = Files.writeString(temp.resolve("few.csv"), "id,name\n1,One\n2,Two\n");
    try (var program = ProgramProcess.serveWithFilesUpTo(folder, 12 * 1024)) {
      var refused = program.importing("accounts", accounts).get();

      assertThat(refused.statusCode()).isBetween(500, 599);
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(count("account")).isZero();
      assertThat(count("import")).isZero();
      assertThat(program.open("/health").statusCode()).isEqualTo(200);
      assertThat(program.importing("accounts", few).get().statusCode()).isEqualTo(200);
    }
    assertThat(count("account")).isEqualTo(2);
    assertSound();
  }

  private void assertSound() throws SQLException {
    try (var checkUp = RecordsCheck.open(folder)) {
      assertThat(checkUp.damage()).isEmpty();
      assertThat(checkUp.danglingReferences()).isEmpty();
    }
  }

  private long logBytes() throws IOException {
    var log = folder.root().resolve("beachhead.db-wal");
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private long count(String table) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.records());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM \"%s\"".formatted(table))) {
      row.next();
      return row.getLong(1);
    }
  }
}
