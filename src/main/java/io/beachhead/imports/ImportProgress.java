package io.beachhead.imports;

/** Hears how far a run has come. Called often, from the thread that imports; must be quick. */
@FunctionalInterface
public interface ImportProgress {
  /** Nobody listens. */
  ImportProgress NONE = (_, _) -> {};

  /**
   * @param rows records done
   * @param ofRows records of the file; 0 while they are still being counted
   */
  void at(long rows, long ofRows);
}
