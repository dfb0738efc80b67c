package io.beachhead.behaviour.stored;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.FreshEvents;
import io.beachhead.behaviour.log.MessageHashes;
import io.beachhead.behaviour.log.RejectedEvent;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.People;
import io.beachhead.store.Warehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was stored, event by event, newest arrival first; and what was rejected. */
@Component
public class StoredEvents {
  private static final String COLUMNS =
      "seq, message_id, call, name, actor, visitor, account, previous, time, received_at,"
          + " properties, context";

  private static final long READ_AT_ONCE = 50_000;

  private final Warehouse warehouse;
  private final CurrentHistories histories;

  StoredEvents(Warehouse warehouse, CurrentHistories histories) {
    this.warehouse = warehouse;
    this.histories = histories;
  }

  /** The event of that message id; empty where it was never stored. */
  public List<StoredEvent> withMessageId(String messageId) {
    return read("message_hash = %d".formatted(MessageHashes.hash(messageId)), 10).stream()
        .filter(event -> event.messageId().equals(messageId))
        .toList();
  }

  /** The stored events of these message ids, by message id. */
  public Map<String, StoredEvent> withMessageIds(Set<String> messageIds) {
    var found = new HashMap<String, StoredEvent>();
    if (messageIds.isEmpty()) {
      return found;
    }
    var all = histories.now();
    var hashes =
        messageIds.stream()
            .map(id -> Long.toString(MessageHashes.hash(id)))
            .collect(Collectors.joining(","));
    query(
        "SELECT %s FROM event WHERE message_hash IN (%s) AND seq < %d"
            .formatted(COLUMNS, hashes, all.nextSeq()),
        rows -> {
          var event = event(rows, all);
          if (messageIds.contains(event.messageId())) {
            found.put(event.messageId(), event);
          }
        });
    return found;
  }

  /** The hashes of all stored message ids, ascending. */
  public long[] messageHashes() {
    var hashes = new long[Math.toIntExact(histories.now().nextSeq())];
    int[] n = {0};
    query(
        "SELECT message_hash FROM event WHERE seq < %d".formatted(hashes.length),
        rows -> hashes[n[0]++] = rows.getLong(1));
    Arrays.sort(hashes, 0, n[0]);
    return Arrays.copyOf(hashes, n[0]);
  }

  /** Of a person, by any of their ids, everything under all of them. */
  public List<StoredEvent> ofPerson(String id, int limit) {
    var all = histories.now();
    int actor = all.vocabulary().findUser(id);
    if (actor < 0) {
      actor = all.vocabulary().findVisitor(id);
    }
    if (actor < 0) {
      return List.of();
    }
    int person = all.people().personOf(actor);
    var actors =
        Arrays.stream(all.people().actorsOf(person))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    return read("actor IN (" + actors + ")", limit);
  }

  /** Actions that count for an account. */
  public List<StoredEvent> ofAccount(String accountId, int limit) {
    var seqs = histories.now().latestOfAccount(accountId, limit);
    return seqs.length == 0
        ? List.of()
        : read(
            "seq IN ("
                + Arrays.stream(seqs).mapToObj(Integer::toString).collect(Collectors.joining(","))
                + ")",
            limit);
  }

  /** Whatever came last. */
  public List<StoredEvent> latest(int limit) {
    return latest(limit, histories.now());
  }

  /**
   * Whatever came last, in little time: the events as they are now, but whom they count for as it
   * was some seconds ago.
   */
  public List<StoredEvent> stream(int limit) {
    return latest(limit, histories.recent());
  }

  private List<StoredEvent> latest(int limit, Histories all) {
    long next = histories.stored();
    return read("seq >= %d AND seq < %d".formatted(next - limit, next), limit, all);
  }

  /** How many of these message ids are stored. */
  public int countOf(List<String> messageIds) {
    if (messageIds.isEmpty() || histories.now().nextSeq() == 0) {
      return 0;
    }
    try (var reader = warehouse.reader()) {
      return FreshEvents.storedAmong(reader, new HashSet<>(messageIds)).size();
    } catch (SQLException e) {
      throw new IllegalStateException("The events could not be read: " + e.getMessage(), e);
    }
  }

  /** How many events of an import are stored. */
  public long countOfImport(String importId) {
    histories.now(); // the log is open
    try (var reader = warehouse.reader();
        var statement = reader.prepareStatement("SELECT count(*) FROM event WHERE import_id = ?")) {
      statement.setString(1, importId);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The events could not be read: " + e.getMessage(), e);
    }
  }

  /** Every action, in order of arrival. */
  public void eachAction(Consumer<StoredEvent> consumer) {
    each(Call.IS_ACTION, consumer);
  }

  /** Every call, those about people and accounts too, in order of arrival. */
  public void eachCall(Consumer<StoredEvent> consumer) {
    each("TRUE", consumer);
  }

  private void each(String condition, Consumer<StoredEvent> consumer) {
    var all = histories.now();
    for (long from = 0; from < all.nextSeq(); from += READ_AT_ONCE) {
      query(
          "SELECT %s FROM event WHERE %s AND seq >= %d AND seq < %d ORDER BY seq"
              .formatted(COLUMNS, condition, from, Math.min(from + READ_AT_ONCE, all.nextSeq())),
          rows -> consumer.accept(event(rows, all)));
    }
  }

  /** Calls that were rejected, newest first. */
  public List<RejectedEvent> rejected(int limit) {
    histories.now();
    var rejected = new ArrayList<RejectedEvent>();
    query(
        """
        SELECT received_at, source, message_id, reason, value, body
        FROM rejected_event ORDER BY received_at DESC LIMIT %d
        """
            .formatted(limit),
        rows ->
            rejected.add(
                new RejectedEvent(
                    Instant.ofEpochMilli(rows.getLong(1)),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getString(5),
                    rows.getString(6))));
    return rejected;
  }

  private List<StoredEvent> read(String condition, int limit) {
    var all = histories.now();
    return read("(%s) AND seq < %d".formatted(condition, all.nextSeq()), limit, all);
  }

  private List<StoredEvent> read(String condition, int limit, Histories all) {
    var events = new ArrayList<StoredEvent>();
    query(
        "SELECT %s FROM event WHERE %s ORDER BY seq DESC LIMIT %d"
            .formatted(COLUMNS, condition, limit),
        rows -> events.add(event(rows, all)));
    return events;
  }

  private static StoredEvent event(ResultSet row, Histories all) throws SQLException {
    var words = all.vocabulary();
    var call = Call.values()[row.getInt("call")];
    int actor = row.getInt("actor");
    int visitor = row.getInt("visitor");
    int named = row.getInt("account");
    int previous = row.getInt("previous");
    long time = row.getLong("time");
    int person = all.people().personOf(actor);
    int account = all.people().accountOf(named, person, time);
    var groupId = named < 0 ? null : words.accounts.text(named);
    return new StoredEvent(
        row.getString("message_id"),
        call.name().toLowerCase(Locale.ROOT),
        call.isAction() ? words.names.text(row.getInt("name")) : null,
        words.isUser(actor) ? words.idOf(actor) : null,
        visitor < 0 ? null : words.idOf(visitor),
        groupId,
        previous < 0 ? null : words.idOf(previous),
        person == People.NONE ? null : all.people().id(person),
        account == named ? groupId : all.people().account(account),
        Instant.ofEpochMilli(time),
        Instant.ofEpochMilli(row.getLong("received_at")),
        row.getString("properties"),
        row.getString("context"));
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, Row row) {
    try (var reader = warehouse.reader();
        var statement = reader.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        row.read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The events could not be read: " + e.getMessage(), e);
    }
  }
}
