package io.beachhead.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends a writing transaction to the single writer and everything else to the readers, which refuse
 * writes. It must be asked late (behind a {@code LazyConnectionDataSourceProxy}): only at the first
 * statement is it known whether the transaction is read-only.
 */
final class RoutingDataSource extends AbstractDataSource {
  private final DataSource writer;
  private final DataSource readers;

  RoutingDataSource(DataSource writer, DataSource readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return (writes() ? writer : readers).getConnection();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  private static boolean writes() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
  }
}
