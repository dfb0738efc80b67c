package io.beachhead.behaviour;

/**
 * The columns of events that have just become durable, in order of arrival. Arrays are shared: read
 * only.
 *
 * @param firstSeq sequence number of entry 0; the rest follow without a gap
 * @param size how many entries of the arrays count
 * @param call ordinal of {@link Call}
 * @param actor word of the user where known, else of the visitor
 * @param visitor word of the anonymous id, −1 without
 * @param account word of the account the event names, −1 without
 * @param previous alias only: word of the earlier id, else −1
 * @param time epoch milliseconds
 * @param created identify and group: trait {@code createdAt} in epoch milliseconds, {@link
 *     #NOT_KNOWN} without
 */
record CommittedEvents(
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

  static final long NOT_KNOWN = Long.MIN_VALUE;

  static CommittedEvents ofCapacity(long firstSeq, int capacity) {
    return new CommittedEvents(
        firstSeq,
        0,
        new byte[capacity],
        new int[capacity],
        new int[capacity],
        new int[capacity],
        new int[capacity],
        new int[capacity],
        new long[capacity],
        new long[capacity]);
  }

  CommittedEvents withSize(int newSize) {
    return new CommittedEvents(
        firstSeq, newSize, call, name, actor, visitor, account, previous, time, created);
  }
}
