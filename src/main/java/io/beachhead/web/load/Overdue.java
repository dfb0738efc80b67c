package io.beachhead.web.load;

/**
 * Ends work whose time is up. Java cannot stop a thread that computes, so whatever loops over
 * customers, events or rules asks here from time to time.
 */
public final class Overdue extends RuntimeException {
  private Overdue() {
    super("the time for this work is up");
  }

  /**
   * Goes on, unless the thread's work has been called off. Cheap: it reads one flag.
   *
   * @throws Overdue when it has
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) throw new Overdue();
  }
}
