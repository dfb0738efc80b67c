package io.beachhead.behaviour.log;

import io.beachhead.web.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens the log for readers, and knows what keeps it closed. While it cannot be read every page
 * says so: what other modules ask about behaviour is answered as if nobody had done anything, and
 * questions about behaviour itself are refused.
 */
@Component
public class LogAccess {
  private static final Logger LOG = LoggerFactory.getLogger(LogAccess.class);

  private final EventLog log;
  private volatile @Nullable String obstacle;

  LogAccess(EventLog log) {
    this.log = log;
  }

  /** Why the events cannot be read; empty where they can, or nobody has asked for them yet. */
  public Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** Opens the log where that has not happened yet; false where there is an {@link #obstacle}. */
  public boolean canBeRead() {
    try {
      log.start();
      obstacle = null;
      return true;
    } catch (NotDurable e) {
      if (obstacle == null) {
        LOG.error("Product events cannot be read: {}", e.getMessage());
      }
      obstacle = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return false;
    }
  }

  /**
   * The same for whoever cannot do without.
   *
   * @throws ProblemException 503 where there is an {@link #obstacle}
   */
  public void open() {
    if (!canBeRead()) {
      throw ProblemException.unavailable(
          "The product events cannot be read: %s. Everything that needs none of them works; 'bin/beachhead doctor' says more."
              .formatted(obstacle));
    }
  }
}
