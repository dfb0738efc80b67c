package io.beachhead.boards.web;

import io.beachhead.boards.BoardView;
import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One board, and the way to the others.
 *
 * @param key of the board; null while there is none
 * @param tabs all boards
 * @param roles whose first board can be made
 * @param questions saved questions that can be put on it
 * @param link that only reads it; null without one
 */
public record BoardPage(
    Shell shell,
    @Nullable String key,
    BoardView board,
    List<Choice> tabs,
    List<Option> roles,
    List<Option> questions,
    @Nullable String link,
    boolean mayEdit) {

  public record Option(String value, String label) {}
}
