package io.beachhead.behaviour.log;

/**
 * How a submission ended.
 *
 * @param stored events that are new and durable now
 * @param duplicates events that had been stored before, by message id
 */
public record Receipt(int stored, int duplicates) {
  Receipt plus(Receipt other) {
    return new Receipt(stored + other.stored, duplicates + other.duplicates);
  }
}
