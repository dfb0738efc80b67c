package io.beachhead.value.happiness;

/** Reads one behaviour of accounts. */
interface Marks {
  Mark of(int row);

  /** What the mark rests on, as a sentence. */
  String words(int row);
}
