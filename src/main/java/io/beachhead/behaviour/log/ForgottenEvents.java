package io.beachhead.behaviour.log;

import io.beachhead.customers.forgetting.DataSubject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the log holds of somebody who wants to be forgotten. Their events stay, so that counts of
 * the past stay true, but under an alias and without properties, traits and context.
 */
public final class ForgottenEvents {
  private final Connection connection;
  private final DataSubject who;

  /**
   * @param connection to read from; for {@link #forget} to write to, in no transaction
   */
  public ForgottenEvents(Connection connection, DataSubject who) {
    this.connection = connection;
    this.who = who;
  }

  /** How many events are theirs. */
  public long count() throws SQLException {
    String actors = list(actors());
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM event WHERE actor IN (%s) OR visitor IN (%s)"
                    .formatted(actors, actors))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Takes them out; all of it or nothing. */
  public void forget() throws SQLException {
    Set<Integer> actors = actors();
    try (var statement = connection.createStatement()) {
      statement.execute("BEGIN TRANSACTION");
      try {
        if (!actors.isEmpty()) {
          String ids = list(actors);
          // What a group call says, it says of the account.
          statement.execute(
              """
              UPDATE event SET context = '{}',
                properties = CASE WHEN call = %d THEN properties ELSE '{}' END
              WHERE actor IN (%s) OR visitor IN (%s)
              """
                  .formatted(Call.GROUP.code(), ids, ids));
          statement.execute(
              "UPDATE word SET text = left(text, 1) || '%s-' || id WHERE space = %d AND id IN (%s)"
                  .formatted(who.alias(), Vocabulary.ACTORS, ids));
        }
        account();
        mentions();
        statement.execute("COMMIT");
      } catch (SQLException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
      statement.execute("CHECKPOINT");
    }
  }

  private void account() throws SQLException {
    DataSubject.Account account = who.account();
    if (account == null) {
      return;
    }
    run(
        """
        UPDATE event SET context = '{}',
          properties = CASE WHEN call = %d THEN '{}' ELSE properties END
        WHERE account IN (SELECT id FROM word WHERE space = %d AND text = ?)
        """
            .formatted(Call.GROUP.code(), Vocabulary.ACCOUNTS),
        List.of(account.id()));
    run(
        "UPDATE word SET text = ? WHERE space = %d AND text = ?".formatted(Vocabulary.ACCOUNTS),
        List.of(who.alias(), account.id()));
  }

  /** Where others' events, and calls that were rejected, name them. */
  private void mentions() throws SQLException {
    for (String term : terms()) {
      String pattern = "(^|[^A-Za-z0-9_%+-]|\\\\[nrtbf])" + quoted(term);
      for (String column : List.of("properties", "context")) {
        run(
            """
            UPDATE event SET %1$s = regexp_replace(%1$s, ?, ?, 'gi')
            WHERE contains(lower(%1$s), lower(?))
            """
                .formatted(column),
            List.of(pattern, "\\1" + who.called(), term));
      }
      run(
          """
          DELETE FROM rejected_event
          WHERE contains(lower(body), lower(?)) OR contains(lower(coalesce(value, '')), lower(?))
          """,
          List.of(term, term));
    }
  }

  /** Addresses, and names of several words, as they stand within JSON. */
  private Set<String> terms() {
    var terms = new LinkedHashSet<>(who.emails());
    terms.addAll(who.tellingNames());
    return terms.stream()
        .map(term -> term.replace("\\", "\\\\").replace("\"", "\\\""))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Every character as itself, in the regular expressions of the engine. */
  private static String quoted(String term) {
    return term.replaceAll("([^\\p{L}\\p{N}\\s])", "\\\\$1");
  }

  /**
   * Ids of everybody they were in the log: by user id, by the address they were identified with,
   * and the devices that were theirs alone.
   */
  private Set<Integer> actors() throws SQLException {
    var actors = new LinkedHashSet<Integer>();
    var ids = List.copyOf(who.userIds());
    if (!ids.isEmpty()) {
      read(
          actors,
          "SELECT id FROM word WHERE space = %d AND text IN (%s)"
              .formatted(Vocabulary.ACTORS, marks(ids.size())),
          ids.stream().map(id -> Vocabulary.USER + id).toList());
    }
    var emails = List.copyOf(who.emails());
    if (!emails.isEmpty()) {
      read(
          actors,
          """
          SELECT DISTINCT actor FROM event
          WHERE call = %d AND lower(json_extract_string(properties, '$.email')) IN (%s)
          """
              .formatted(Call.IDENTIFY.code(), marks(emails.size())),
          emails);
      read(
          actors,
          "SELECT id FROM word WHERE space = %d AND lower(text) IN (%s)"
              .formatted(Vocabulary.ACTORS, marks(emails.size())),
          emails.stream().map(email -> Vocabulary.USER + email).toList());
    }
    if (!actors.isEmpty()) {
      devices(actors);
    }
    return actors;
  }

  private void devices(Set<Integer> actors) throws SQLException {
    String ids = list(actors);
    read(
        actors,
        """
        SELECT visitor FROM event
        WHERE visitor >= 0 AND visitor <> actor AND call IN (%1$d, %2$d)
        GROUP BY visitor HAVING bool_and(actor IN (%3$s))
        UNION
        SELECT previous FROM event WHERE previous >= 0 AND actor IN (%3$s)
        """
            .formatted(Call.IDENTIFY.code(), Call.ALIAS.code(), ids),
        List.of());
  }

  private void read(Set<Integer> into, String query, List<String> parameters) throws SQLException {
    try (var statement = prepared(query, parameters);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        into.add(rows.getInt(1));
      }
    }
  }

  private void run(String command, List<String> parameters) throws SQLException {
    try (var statement = prepared(command, parameters)) {
      statement.executeUpdate();
    }
  }

  private PreparedStatement prepared(String query, List<String> parameters) throws SQLException {
    var statement = connection.prepareStatement(query);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setString(i + 1, parameters.get(i));
    }
    return statement;
  }

  private static String marks(int count) {
    return IntStream.range(0, count).mapToObj(_ -> "?").collect(Collectors.joining(", "));
  }

  /** For an IN; −2 is nobody. */
  private static String list(Set<Integer> ids) {
    return ids.isEmpty()
        ? "-2"
        : ids.stream().map(id -> Integer.toString(id)).collect(Collectors.joining(", "));
  }
}
