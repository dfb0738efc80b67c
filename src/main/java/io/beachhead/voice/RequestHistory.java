package io.beachhead.voice;

import io.beachhead.workspace.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changed what of a request, and when. Lines are only ever added. */
@Component
public class RequestHistory {
  private final JdbcClient sql;
  private final Clock clock;

  RequestHistory(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** One act under way. */
  static final class Batch {
    private final String batch = UUID.randomUUID().toString();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> requests = new LinkedHashSet<>();

    private record Line(String request, String field, List<String> before, List<String> after) {}

    void add(String request, String field, List<String> before, List<String> after) {
      lines.add(new Line(request, field, before, after));
      requests.add(request);
    }

    /** A request that is no more and so can have no history. */
    void gone(String request) {
      requests.add(request);
    }

    String batch() {
      return batch;
    }

    Set<String> requests() {
      return requests;
    }

    /** Names of the fields, for the audit trail: never what was in them. */
    String fields() {
      return lines.stream().map(Line::field).distinct().collect(Collectors.joining(", "));
    }
  }

  Batch begin() {
    return new Batch();
  }

  /** Writes the lines of an act, within its transaction. */
  void keep(Batch act) {
    CurrentUser by = CurrentUser.now();
    long now = clock.millis();
    int position = 0;
    for (var line : act.lines) {
      sql.sql(
              """
              INSERT INTO request_edit (batch, position, request_id, field, old_value, new_value,
                by_id, by_name, edited_at)
              VALUES (:batch, :position, :request, :field, :old, :new, :by, :name, :at)
              """)
          .param("batch", act.batch)
          .param("position", position++)
          .param("request", line.request())
          .param("field", line.field())
          .param("old", text(line.before()))
          .param("new", text(line.after()))
          .param("by", by.id())
          .param("name", by.name())
          .param("at", now)
          .update();
    }
  }

  /** The history of a request, the newest first. */
  public List<RequestEdit> ofRequest(String id) {
    return sql.sql(QUERY + " WHERE request_id = :id ORDER BY edited_at DESC, batch, position DESC")
        .param("id", id)
        .query((row, _) -> edit(row))
        .list();
  }

  /** The lines of one act, in order. */
  List<RequestEdit> of(String batch) {
    return sql.sql(QUERY + " WHERE batch = :batch ORDER BY position")
        .param("batch", batch)
        .query((row, _) -> edit(row))
        .list();
  }

  private static final String QUERY =
      """
      SELECT batch, request_id, field, old_value, new_value, by_name, edited_at FROM request_edit
      """;

  private static RequestEdit edit(ResultSet row) throws SQLException {
    String field = row.getString("field");
    return new RequestEdit(
        row.getString("batch"),
        row.getString("request_id"),
        field,
        values(field, row.getString("old_value")),
        values(field, row.getString("new_value")),
        row.getString("by_name"),
        Instant.ofEpochMilli(row.getLong("edited_at")));
  }

  private static @Nullable String text(List<String> values) {
    return values.isEmpty() ? null : String.join("\n", values);
  }

  private static List<String> values(String field, @Nullable String text) {
    if (text == null) {
      return List.of();
    }
    boolean several = RequestField.named(field).map(RequestField::several).orElse(false);
    return several ? List.of(text.split("\n")) : List.of(text);
  }
}
