package io.beachhead.boards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions arranged on a page.
 *
 * @param tiles in their order
 * @param token of the link that reads it; null without one
 */
public record Board(
    String key, String name, List<BoardTile> tiles, @Nullable String token, String createdBy) {
  public Board {
    tiles = List.copyOf(tiles);
  }

  /** The same with other tiles. */
  Board with(List<BoardTile> others) {
    return new Board(key, name, others, token, createdBy);
  }

  /** The same with another link, or without one. */
  Board withToken(@Nullable String other) {
    return new Board(key, name, tiles, other, createdBy);
  }
}
