package io.beachhead.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * What a deletion leaves in the file of the records: the engine only marks its place as free until
 * something else is written there.
 */
@Component
public class DeletedRemains {
  private static final Logger LOG = LoggerFactory.getLogger(DeletedRemains.class);

  private final DataSource writer;

  DeletedRemains(@Qualifier("writer") DataSource writer) {
    this.writer = writer;
  }

  /**
   * Writes the file anew without them, outside of any transaction; writers wait meanwhile, readers
   * do not. Where there is no room for that, the log says so and the remains go with time.
   */
  public void overwrite() {
    try (Connection connection = writer.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("VACUUM");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      LOG.warn("Remains of deleted records could not be overwritten: {}", e.getMessage());
    }
  }
}
