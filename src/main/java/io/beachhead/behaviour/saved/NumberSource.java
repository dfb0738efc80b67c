package io.beachhead.behaviour.saved;

import java.util.List;
import java.util.Optional;

/** A module with numbers that have a name. Every bean of this kind is asked. */
public interface NumberSource {
  /** All of them, by name. */
  List<SavedNumber> numbers();

  /**
   * How a number stands now; empty where this source has none with that key.
   *
   * @throws io.beachhead.web.ProblemException where it cannot be told, with the reason
   */
  Optional<NumberReading> read(String key);
}
