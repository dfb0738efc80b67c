package io.beachhead.statistics.latent;

/** Whoever waits for a long fit: told of every start that ended, and asked whether to go on. */
public interface Progress {
  /** Nobody waits. */
  Progress NONE =
      new Progress() {
        @Override
        public void startEnded() {}

        @Override
        public boolean stopped() {
          return false;
        }
      };

  /** One more start has ended; called from several threads. */
  void startEnded();

  /** True where the fit is to end with a {@link java.util.concurrent.CancellationException}. */
  boolean stopped();
}
