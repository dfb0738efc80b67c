package io.beachhead.behaviour.saved;

import io.beachhead.web.Shell;
import java.util.Optional;

/** Shows the answers of questions at a glance. Every bean of this kind is asked. */
public interface TileSource {
  /**
   * The answer of the question at an address, as of the page's day.
   *
   * @return empty where it knows no such question, or nothing is known yet
   * @throws io.beachhead.web.ProblemException where the question cannot be answered
   */
  Optional<Tile> tile(String address, Shell shell);
}
