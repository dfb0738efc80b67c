package io.beachhead.behaviour.protocol;

/** What the protocol allows, in bytes of uncompressed JSON where not said otherwise. */
final class Limits {
  static final int EVENT_BYTES = 32 * 1024;

  /** A line of history: the export of an event says when it was received besides. */
  static final int LINE_BYTES = EVENT_BYTES + 1024;

  static final int BATCH_BYTES = 500 * 1024;
  static final int BATCH_EVENTS = 2_500;

  /** Deeper than any property that means something; protects the parser's stack. */
  static final int NESTING = 200;

  /** Longer ids are mistakes: a whole document in the place of an id. */
  static final int ID_CHARACTERS = 512;

  static final int NAME_CHARACTERS = 500;

  private Limits() {}
}
