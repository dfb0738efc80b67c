package io.beachhead.behaviour.people;

/**
 * What a question has counted of some of the people or accounts. Several tallies, each of another
 * part of them, add up to what one tally of everybody would have counted, to the last digit: counts
 * are whole numbers, and lists keep the order of the people.
 */
public interface Tally<T extends Tally<T>> {
  /** Is shown each person or account of its part once; the history is reused between calls. */
  void count(History history);

  /** Adds what was counted of the part that comes right after this one. */
  void add(T next);
}
