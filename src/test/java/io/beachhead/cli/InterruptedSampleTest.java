package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.store.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample whose loading is cut short leaves nothing behind, on the real program. */
class InterruptedSampleTest {
  @TempDir Path temp;

  @Test
  void aSampleKilledInTheMiddleIsGoneAtTheNextStart() throws Exception {
    var folder = new DataFolder(temp.resolve("data"));
    try (var program = ProgramProcess.serve(folder)) {
      var loading = program.posting("/api/samples/project-management");
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (count(folder, "account") == 0 && System.nanoTime() < deadline) {
        Thread.sleep(2);
      }
      program.kill();
      assertThat(loading.isDone() && !loading.isCompletedExceptionally())
          .as("the kill came before the answer")
          .isFalse();
    }
    assertThat(count(folder, "account")).as("half of it is there").isPositive();

    try (var program = ProgramProcess.serve(folder)) {
      for (var table : new String[] {"account", "import", "feature", "segmentation", "scenario"}) {
        assertThat(count(folder, table)).as(table).isZero();
      }
      var again = program.posting("/api/samples/project-management").get();
      assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
      assertThat(count(folder, "account")).isPositive();
      assertThat(program.posting("/api/samples/project-management").get().statusCode())
          .as("into a workspace with data")
          .isEqualTo(409);
    }
  }

  private static long count(DataFolder folder, String table) throws SQLException {
    if (!Files.exists(folder.records())) {
      return 0;
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.records());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM \"%s\"".formatted(table))) {
      row.next();
      return row.getLong(1);
    }
  }
}
