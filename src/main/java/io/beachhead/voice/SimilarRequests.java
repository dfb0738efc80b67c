package io.beachhead.voice;

import java.util.List;

/** Finds requests that say nearly the same. */
public interface SimilarRequests {
  /**
   * A request that is like a text.
   *
   * @param similarity from 0 (nothing in common) to 1 (the same words)
   */
  record Similar(Request request, double similarity) {}

  /** The requests most like a text, the nearest first; those below a floor are left out. */
  List<Similar> to(String text, int limit);
}
