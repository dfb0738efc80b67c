package io.beachhead.boards;

import io.beachhead.behaviour.saved.Tile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board with its answers.
 *
 * @param tiles in their order
 */
public record BoardView(String name, List<View> tiles) {
  public BoardView {
    tiles = List.copyOf(tiles);
  }

  /**
   * A question with its answer.
   *
   * @param title of the question
   * @param href its page; null where it was deleted
   * @param answer null where there is none
   * @param problem why there is no answer; null where there is one
   */
  public record View(
      String title, @Nullable String href, @Nullable Tile answer, @Nullable String problem) {}
}
