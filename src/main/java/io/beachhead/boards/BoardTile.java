package io.beachhead.boards;

import org.jspecify.annotations.Nullable;

/**
 * A question on a board.
 *
 * @param question key of a saved question; null for one that is not saved
 * @param title of what is not saved; null for a saved question, which has a name
 * @param address of what is not saved: path and query of its page; null for a saved question
 */
public record BoardTile(
    @Nullable String question, @Nullable String title, @Nullable String address) {

  public static BoardTile saved(String question) {
    return new BoardTile(question, null, null);
  }

  static BoardTile of(String title, String address) {
    return new BoardTile(null, title, address);
  }
}
