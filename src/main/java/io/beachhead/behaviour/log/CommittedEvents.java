package io.beachhead.behaviour.log;

import java.util.List;

/**
 * The columns of events that have just become durable, in order of arrival. Arrays are shared: read
 * only.
 *
 * @param firstSeq sequence number of entry 0; the rest follow without a gap
 * @param size how many entries the arrays have
 * @param call ordinal of {@link Call}
 * @param actor word of the user where known, else of the visitor
 * @param visitor word of the anonymous id, −1 without
 * @param account word of the account the event names, −1 without
 * @param previous alias only: word of the earlier id, else −1
 * @param time epoch milliseconds
 * @param created identify and group: trait {@code createdAt} in epoch milliseconds, {@link
 *     #NOT_KNOWN} without
 */
public record CommittedEvents(
    long firstSeq,
    int size,
    byte[] call,
    int[] name,
    int[] actor,
    int[] visitor,
    int[] account,
    int[] previous,
    long[] time,
    long[] created) {

  public static final long NOT_KNOWN = Long.MIN_VALUE;

  /**
   * Gives events their words and numbers; words that are new are added to the vocabulary.
   *
   * @param firstSeq number of the first; the rest follow without a gap
   */
  static CommittedEvents of(List<Event> events, Vocabulary words, long firstSeq) {
    int size = events.size();
    var columns =
        new CommittedEvents(
            firstSeq,
            size,
            new byte[size],
            new int[size],
            new int[size],
            new int[size],
            new int[size],
            new int[size],
            new long[size],
            new long[size]);
    for (int i = 0; i < size; i++) {
      columns.set(i, events.get(i), words);
    }
    return columns;
  }

  private void set(int i, Event event, Vocabulary words) {
    int seenAs = event.anonymousId() == null ? -1 : words.visitorOf(event.anonymousId());
    call[i] = (byte) event.call().ordinal();
    name[i] = words.names.idOf(event.name());
    actor[i] = event.userId() == null ? seenAs : words.userOf(event.userId());
    visitor[i] = seenAs;
    account[i] = event.accountId() == null ? -1 : words.accounts.idOf(event.accountId());
    previous[i] = event.previousId() == null ? -1 : previousOf(event.previousId(), words);
    time[i] = event.time().toEpochMilli();
    created[i] = event.createdAt() == null ? NOT_KNOWN : event.createdAt().toEpochMilli();
  }

  /** An alias may name a user or a visitor; a user known by that id is meant first. */
  private static int previousOf(String id, Vocabulary words) {
    int user = words.findUser(id);
    return user >= 0 ? user : words.visitorOf(id);
  }
}
