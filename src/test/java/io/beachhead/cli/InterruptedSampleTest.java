package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.store.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

  @Test
  void whatPeopleAddedWhileASampleWasArrivingStays() throws Exception {
    var folder = new DataFolder(temp.resolve("data"));
    var own = Files.writeString(temp.resolve("own.csv"), "id,name\nours-1,Our own customer\n");
    var event = "{\"event\":\"Ran\",\"userId\":\"u1\",\"messageId\":\"ours\"}";
    try (var program = ProgramProcess.serve(folder)) {
      assertThat(program.posting("/api/samples/planwright").get().statusCode()).isEqualTo(200);
      assertThat(sampleLabel(folder)).as("events are still to come").startsWith("loading:");
      assertThat(program.importing("accounts", own).get().statusCode()).isEqualTo(200);
      assertThat(program.sending("/v1/track", event).statusCode()).isEqualTo(200);
      program.kill();
    }
    long accounts = count(folder, "account");

    try (var program = ProgramProcess.serve(folder)) {
      assertThat(program.open("/api/accounts/ours-1").statusCode()).isEqualTo(200);
      assertThat(program.open("/api/events?messageId=ours").body()).contains("\"ours\"");
      assertThat(count(folder, "account")).isEqualTo(accounts);
      assertThat(program.stop()).as("an ordinary stop in the middle").isIn(0, 143);
    }
    assertThat(sampleLabel(folder)).startsWith("loading:");

    try (var program = ProgramProcess.serve(folder)) {
      assertThat(program.open("/api/accounts/ours-1").statusCode()).isEqualTo(200);
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
      while (!"planwright".equals(sampleLabel(folder)) && System.nanoTime() < deadline) {
        Thread.sleep(100);
      }
      assertThat(sampleLabel(folder)).as("the rest has arrived").isEqualTo("planwright");
    }
  }

  @Test
  void onlyWhatTheSampleBroughtIsTakenBackWhenItsRowsDidNotAllArrive() throws Exception {
    var folder = new DataFolder(temp.resolve("data"));
    var own = Files.writeString(temp.resolve("own.csv"), "id,name\nours-1,Our own customer\n");
    try (var program = ProgramProcess.serve(folder)) {
      var loading = program.posting("/api/samples/planwright");
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (count(folder, "account") == 0 && System.nanoTime() < deadline) {
        Thread.sleep(2);
      }
      assertThat(program.importing("accounts", own).get().statusCode()).isEqualTo(200);
      program.kill();
      assertThat(loading.isDone() && !loading.isCompletedExceptionally())
          .as("the kill came before the answer")
          .isFalse();
    }
    assertThat(count(folder, "account")).isGreaterThan(1);

    try (var program = ProgramProcess.serve(folder)) {
      assertThat(program.open("/api/accounts/ours-1").statusCode()).isEqualTo(200);
      assertThat(count(folder, "account")).isEqualTo(1);
      assertThat(count(folder, "import")).isEqualTo(1);
      assertThat(sampleLabel(folder)).isNull();
    }
  }

  private static @Nullable String sampleLabel(DataFolder folder) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.records());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT sample_key FROM workspace")) {
      row.next();
      return row.getString(1);
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
