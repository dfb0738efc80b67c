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

  /** Watches this thread's work for others that help with it; begin it before they do. */
  public static Watch watch() {
    return new Watch(Thread.currentThread());
  }

  /** Work of one thread in which several take part: when it is called off, all of them end. */
  public static final class Watch {
    private final Thread asker;

    /** Stays, while the asker's own flag is lowered as soon as the asker has ended. */
    private volatile boolean over;

    private Watch(Thread asker) {
      this.asker = asker;
    }

    /**
     * Goes on, unless the work has been called off.
     *
     * @throws Overdue when it has
     */
    public void check() {
      if (!over && !asker.isInterrupted()) return;
      over = true;
      throw new Overdue();
    }
  }
}
