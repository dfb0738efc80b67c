package io.beachhead.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The embedded relational engine: SQLite in WAL mode with full synchronisation, one writer and a
 * few readers. The rest of the program sees one {@link DataSource}.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  /** Readers wait on the disk more than on the processor; more than this only adds caches. */
  private static final int READERS = 4;

  /** An import may hold the writer for a minute or two; whoever waits longer should be told. */
  private static final long WRITER_WAIT_MILLISECONDS = 120_000;

  /**
   * Kibibytes (negative: SQLite's sign for them) of pages that each connection keeps; what the five
   * of them do not keep, the system's own cache of files does.
   */
  private static final String CACHE = "-4000";

  @Bean
  DataFolder dataFolder(@Value("${beachhead.data:./data}") Path root) throws IOException {
    var folder = new DataFolder(root);
    Files.createDirectories(folder.root());
    return folder;
  }

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @FlywayDataSource
  HikariDataSource writer(DataFolder folder) {
    var config = sqlite(folder, "records-writer");
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(WRITER_WAIT_MILLISECONDS);
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    return new HikariDataSource(config);
  }

  @Bean
  HikariDataSource readers(DataFolder folder, @Qualifier("writer") DataSource writer) {
    // The writer comes first: it creates the file and switches it to WAL.
    try (var connection = writer.getConnection()) {
      var config = sqlite(folder, "records-readers");
      config.setMaximumPoolSize(READERS);
      config.addDataSourceProperty("transaction_mode", "DEFERRED");
      config.setConnectionInitSql("PRAGMA query_only=ON");
      return new HikariDataSource(config);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(
          "The database %s cannot be opened: %s. Run 'bin/beachhead doctor' for details."
              .formatted(folder.records(), e.getMessage()),
          e);
    }
  }

  @Bean
  @Primary
  DataSource records(
      @Qualifier("writer") DataSource writer, @Qualifier("readers") DataSource readers) {
    var lazy = new LazyConnectionDataSourceProxy();
    lazy.setTargetDataSource(new RoutingDataSource(writer, readers));
    lazy.setDefaultAutoCommit(true);
    lazy.setDefaultTransactionIsolation(java.sql.Connection.TRANSACTION_SERIALIZABLE);
    return lazy;
  }

  private static HikariConfig sqlite(DataFolder folder, String name) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl("jdbc:sqlite:" + folder.records());
    Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "foreign_keys", "true",
            "busy_timeout", "30000",
            "temp_store", "FILE",
            "cache_size", CACHE)
        .forEach(config::addDataSourceProperty);
    return config;
  }
}
