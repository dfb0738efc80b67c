package io.beachhead.behaviour.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of several submissions is new: neither stored before nor twice among themselves.
 *
 * @param events the new ones, in order
 * @param hashes of their message ids
 * @param submissions which one each came with
 * @param duplicates by submission, how many of its events were known
 */
public record FreshEvents(List<Event> events, long[] hashes, int[] submissions, int[] duplicates) {

  /**
   * @param recent suspects only; the message ids themselves are looked up in the warehouse
   */
  static FreshEvents of(Connection reading, List<List<Event>> submissions, MessageHashes recent)
      throws SQLException {
    var stored = storedAmong(reading, suspects(submissions, recent));
    var seen = new HashSet<String>();
    var events = new ArrayList<Event>();
    var hashes = new long[submissions.stream().mapToInt(Collection::size).sum()];
    var origins = new int[hashes.length];
    var duplicates = new int[submissions.size()];
    for (int i = 0; i < duplicates.length; i++) {
      for (var event : submissions.get(i)) {
        if (stored.contains(event.messageId()) || !seen.add(event.messageId())) {
          duplicates[i]++;
        } else {
          origins[events.size()] = i;
          hashes[events.size()] = MessageHashes.hash(event.messageId());
          events.add(event);
        }
      }
    }
    return new FreshEvents(events, Arrays.copyOf(hashes, events.size()), origins, duplicates);
  }

  /** Message ids whose hash was seen before: nearly always a message sent again. */
  private static Set<String> suspects(List<List<Event>> submissions, MessageHashes recent) {
    return submissions.stream()
        .flatMap(Collection::stream)
        .map(Event::messageId)
        .filter(id -> recent.contains(MessageHashes.hash(id)))
        .collect(Collectors.toSet());
  }

  /** Which of the message ids are stored already. */
  public static Set<String> storedAmong(Connection reading, Set<String> suspects)
      throws SQLException {
    var stored = new HashSet<String>();
    if (suspects.isEmpty()) {
      return stored;
    }
    var hashes =
        suspects.stream()
            .map(id -> Long.toString(MessageHashes.hash(id)))
            .collect(Collectors.joining(","));
    try (var statement = reading.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT message_id FROM event WHERE message_hash IN (" + hashes + ")")) {
      while (rows.next()) {
        stored.add(rows.getString(1));
      }
    }
    stored.retainAll(suspects);
    return stored;
  }
}
