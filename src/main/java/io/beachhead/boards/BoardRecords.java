package io.beachhead.boards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of boards. */
@Component
class BoardRecords {
  private static final TypeReference<List<BoardTile>> TILES = new TypeReference<>() {};

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Clock clock;

  BoardRecords(JdbcClient sql, JsonMapper json, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  /** By name. */
  List<Board> all() {
    return sql.sql("SELECT * FROM board ORDER BY lower(name), key")
        .query((row, _) -> board(row))
        .list();
  }

  Optional<Board> byToken(String token) {
    return sql.sql("SELECT * FROM board WHERE token = :token")
        .param("token", token)
        .query((row, _) -> board(row))
        .optional();
  }

  @Transactional
  public void insert(Board board) {
    sql.sql(
            """
            INSERT INTO board (key, name, tiles, token, created_by, created_at)
            VALUES (:key, :name, :tiles, :token, :by, :at)
            """)
        .param("key", board.key())
        .param("name", board.name())
        .param("tiles", json.writeValueAsString(board.tiles()))
        .param("token", board.token())
        .param("by", board.createdBy())
        .param("at", clock.millis())
        .update();
  }

  @Transactional
  public void update(Board board) {
    sql.sql("UPDATE board SET name = :name, tiles = :tiles, token = :token WHERE key = :key")
        .param("key", board.key())
        .param("name", board.name())
        .param("tiles", json.writeValueAsString(board.tiles()))
        .param("token", board.token())
        .update();
  }

  @Transactional
  public void delete(String key) {
    sql.sql("DELETE FROM board WHERE key = :key").param("key", key).update();
  }

  @Transactional
  public void deleteAll() {
    sql.sql("DELETE FROM board").update();
  }

  private Board board(ResultSet row) throws SQLException {
    return new Board(
        row.getString("key"),
        row.getString("name"),
        json.readValue(row.getString("tiles"), TILES),
        row.getString("token"),
        row.getString("created_by"));
  }
}
