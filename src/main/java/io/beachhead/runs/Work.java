package io.beachhead.runs;

/** What a run computes. */
@FunctionalInterface
public interface Work {
  /**
   * Computes the result on a thread of its own, as the user who started it. Called outside a
   * transaction; keep transactions inside it short.
   *
   * @return what becomes a JSON object: a record or a map
   * @throws io.beachhead.web.ProblemException where it cannot be done; its words are the problem
   *     that people read
   */
  Object compute(Progress progress);
}
