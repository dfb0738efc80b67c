package io.beachhead.imports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.stored.EventStatistics;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * An import of events that ends half-way is listed with what it left, and taken back or finished.
 */
@TestWorkspace
class BrokenOffImportTest {
  private static final int ROWS = 12_000;

  @Autowired TestClient client;
  @Autowired Imports imports;
  @Autowired InterruptedImports atStart;
  @Autowired EventStatistics events;
  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void emptyWorkspace() throws IOException {
    client.emptyWorkspace();
    file = folder.resolve("events.csv");
    Files.writeString(
        file,
        IntStream.range(0, ROWS)
            .mapToObj(i -> "Opened,2025-03-01T10:00:00Z,user-%d\n".formatted(i))
            .collect(Collectors.joining("", "event,timestamp,user_id\n", "")));
  }

  @Test
  void listsWhatItLeftAndFinishesWithTheSameFile() throws IOException {
    breakOff();
    var left = only();
    assertThat(left.get("state").stringValue()).isEqualTo("broken-off");
    assertThat(left.get("created").longValue()).isEqualTo(events.stored()).isBetween(1L, ROWS - 1L);
    assertThat(client.get("/imports").body())
        .contains("Broken off after %,d rows".formatted(events.stored()));
    assertThat(client.getJson("/api/audit").toString()).contains("import.broken-off");

    var report = run(ImportProgress.NONE);
    assertThat(report).isEqualTo(left.get("id").stringValue());
    var finished = only();
    assertThat(finished.get("state").stringValue()).isEqualTo("done");
    assertThat(finished.get("rows").longValue()).isEqualTo(ROWS);
    assertThat(finished.get("created").longValue()).isEqualTo(ROWS);
    assertThat(finished.get("unchanged").longValue()).isZero();
    assertThat(events.stored()).isEqualTo(ROWS);

    assertThat(client.delete("/api/imports/" + report).statusCode()).isEqualTo(200);
    assertThat(events.stored()).as("both parts go").isZero();
    assertThat(only().get("state").stringValue()).isEqualTo("taken-back");
  }

  @Test
  void takesBackWhatItLeft() {
    breakOff();
    assertThat(client.delete("/api/imports/" + only().get("id").stringValue()).statusCode())
        .isEqualTo(200);
    assertThat(events.stored()).isZero();
  }

  @Test
  void countsAtTheStartWhatAKilledProgramLeft() throws InterruptedException {
    breakOff();
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ ->
            sql.sql("UPDATE import SET state = 'running', row_count = 0, created = 0").update());
    var id = only().get("id").stringValue();
    assertThat(client.delete("/api/imports/" + id).statusCode()).as("running").isEqualTo(409);
    atStart.note();
    assertThat(only().get("state").stringValue()).isEqualTo("broken-off");
    for (int i = 0; i < 100 && only().get("created").longValue() == 0; i++) {
      Thread.sleep(Duration.ofMillis(50));
    }
    assertThat(only().get("created").longValue()).isEqualTo(events.stored()).isPositive();
  }

  private void breakOff() {
    assertThatThrownBy(() ->
            run((rows, ofRows) -> {
              if (rows == 10_000 && ofRows > 0) {
                throw new IllegalStateException("the program ends here");
              }
            }))
        .hasMessage("the program ends here");
  }

  private String run(ImportProgress progress) throws IOException {
    var report =
        imports.run(
            imports.kind("events").orElseThrow(),
            file,
            ImportOptions.PLAIN.named("e.csv"),
            progress);
    return report.id();
  }

  private JsonNode only() {
    var all = client.getJson("/api/imports");
    assertThat(all.size()).isEqualTo(1);
    return all.get(0);
  }
}
