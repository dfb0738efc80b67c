package io.beachhead.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTrimmerTest {
  private static final long KEPT = 32_000_000;

  @TempDir private Path folder;
  private DuckDBConnection database;
  private WarehouseTrimmer trimmer;

  /** Random numbers, as others would be packed to nothing: 80 MB of them. */
  @BeforeEach
  void open() throws SQLException {
    database =
        (DuckDBConnection)
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("events.duckdb"));
    run("SET memory_limit = '128MB'");
    run("CREATE TABLE event AS SELECT random() AS value FROM range(10_000_000)");
    run("CHECKPOINT");
    trimmer = new WarehouseTrimmer(database.duplicate(), "128MB");
  }

  @AfterEach
  void close() throws SQLException {
    trimmer.close();
    database.close();
  }

  @Test
  void givesBackWhatIsCachedAndLeavesTheLimitAsItWas() throws SQLException {
    var limit = text("SELECT current_setting('memory_limit')");
    run("SELECT sum(value) FROM event");
    assertThat(memoryInUse()).isGreaterThan(KEPT);
    trimmer.trim();
    assertThat(memoryInUse()).isLessThanOrEqualTo(KEPT);
    assertThat(text("SELECT current_setting('memory_limit')")).isEqualTo(limit);
    run("SELECT sum(value) FROM event");
  }

  @Test
  void watchesReadersWithoutStandingInTheirWay() throws SQLException {
    Connection reader = trimmer.watched(database.duplicate());
    try (var statement = reader.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM event")) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(10_000_000);
    }
    assertThatThrownBy(() -> reader.prepareStatement("SELECT nothing FROM nowhere"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("nowhere");
    reader.close();
    reader.close();
    assertThat(reader.isClosed()).isTrue();
  }

  private void run(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private long memoryInUse() throws SQLException {
    return Long.parseLong(text("SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory()"));
  }
}
