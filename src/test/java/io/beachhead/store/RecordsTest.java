package io.beachhead.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    classes = {StoreConfiguration.class, Changes.class})
@ImportAutoConfiguration({
  DataSourceTransactionManagerAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  FlywayAutoConfiguration.class
})
@Import(Changes.class)
class RecordsTest {
  @TempDir static Path folder;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("beachhead.data", folder::toString);
  }

  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Changes changes;

  TransactionTemplate write;

  @BeforeEach
  void emptyTable() {
    write = new TransactionTemplate(transactions);
    write.executeWithoutResult(_ -> {
      sql.sql("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT)").update();
      sql.sql("DELETE FROM note").update();
    });
  }

  @Test
  void refusesAWriteOutsideATransaction() {
    assertThatThrownBy(() -> sql.sql("INSERT INTO note VALUES (1, 'a')").update())
        .hasMessageContaining("readonly");
    assertThat(notes()).isEmpty();
  }

  @Test
  void refusesAWriteInAReadOnlyTransaction() {
    var readOnly = new TransactionTemplate(transactions);
    readOnly.setReadOnly(true);
    assertThatThrownBy(() ->
            readOnly.executeWithoutResult(
                _ -> sql.sql("INSERT INTO note VALUES (1, 'a')").update()))
        .hasMessageContaining("readonly");
  }

  @Test
  void showsAReaderNothingBeforeTheCommit() throws Exception {
    write.executeWithoutResult(_ -> {
      sql.sql("INSERT INTO note VALUES (1, 'a')").update();
      assertThat(notes()).as("own write").containsExactly("a");
      assertThat(inAnotherThread(this::notes)).as("another reader").isEmpty();
    });
    assertThat(notes()).containsExactly("a");
  }

  @Test
  void lineUpWritersAndLosesNone() {
    IntStream.range(0, 200)
        .parallel()
        .forEach(i ->
            write.executeWithoutResult(
                _ -> sql.sql("INSERT INTO note VALUES (?, 'x')").param(i).update()));
    assertThat(notes()).hasSize(200);
  }

  @Test
  void namesABrokenConstraintForWhatItIs() {
    write.executeWithoutResult(_ -> sql.sql("INSERT INTO note VALUES (1, 'a')").update());
    assertThatThrownBy(() ->
            write.executeWithoutResult(_ -> sql.sql("INSERT INTO note VALUES (1, 'b')").update()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void raisesAnAreasVersionOnlyWithTheCommit() {
    long before = changes.version("customers");
    write.executeWithoutResult(status -> {
      changes.mark("customers");
      status.setRollbackOnly();
    });
    assertThat(changes.version("customers")).isEqualTo(before);
    write.executeWithoutResult(_ -> {
      changes.mark("customers");
      assertThat(changes.version("customers")).isEqualTo(before);
    });
    assertThat(changes.version("customers")).isEqualTo(before + 1);
  }

  @Test
  void hasTheTablesOfEveryModule() {
    assertThat(
            sql.sql("SELECT name FROM sqlite_master WHERE type = 'table'")
                .query(String.class)
                .list())
        .contains(
            "import", "account", "revenue", "request", "segmentation", "evidence", "scenario");
    assertThat(sql.sql("PRAGMA synchronous").query(Integer.class).single()).isEqualTo(2);
  }

  private List<String> notes() {
    return sql.sql("SELECT text FROM note ORDER BY id").query(String.class).list();
  }

  private static <T> T inAnotherThread(java.util.concurrent.Callable<T> question) {
    try (var executor = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      return executor.submit(question).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
