package io.beachhead.customers.forgetting;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** The tables of the records that may speak of customers, of whichever module they are. */
@Component
public class RecordTables {
  /** The team, its keys and what it did: nobody in there is a customer. */
  private static final Set<String> OURS =
      Set.of(
          "workspace",
          "member",
          "member_identity",
          "api_key",
          "one_time_link",
          "sign_in_attempt",
          "authenticator_app",
          "passkey",
          "recovery_code",
          "audit_event",
          "event_store_mark",
          "text_vector",
          "flyway_schema_history");

  private static final Set<Integer> TEXTS =
      Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB);

  private final DataSource dataSource;

  RecordTables(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A table.
   *
   * @param key columns of its primary key, in their order
   * @param texts columns that hold text and are not part of the key
   */
  public record Table(String name, List<String> key, List<String> columns, List<String> texts) {}

  /** All with a primary key. */
  public List<Table> all() {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      var tables = new ArrayList<Table>();
      for (String name : names(connection)) {
        Table table = table(connection, name);
        if (!table.key().isEmpty()) {
          tables.add(table);
        }
      }
      return tables;
    } catch (SQLException e) {
      var translated =
          new SQLErrorCodeSQLExceptionTranslator().translate("read the tables", null, e);
      throw translated == null ? new IllegalStateException(e) : translated;
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (ResultSet rows =
        connection.getMetaData().getTables(null, null, null, new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        String plain = name.toLowerCase(Locale.ROOT);
        if (!OURS.contains(plain) && !plain.startsWith("sqlite_")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static Table table(Connection connection, String name) throws SQLException {
    Map<Integer, String> key = new TreeMap<>();
    try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, null, name)) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    var columns = new ArrayList<String>();
    var texts = new ArrayList<String>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, null, name, null)) {
      while (rows.next()) {
        String column = rows.getString("COLUMN_NAME");
        columns.add(column);
        if (TEXTS.contains(rows.getInt("DATA_TYPE")) && !key.containsValue(column)) {
          texts.add(column);
        }
      }
    }
    return new Table(name, List.copyOf(key.values()), columns, texts);
  }
}
