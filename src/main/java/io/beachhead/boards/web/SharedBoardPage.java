package io.beachhead.boards.web;

import io.beachhead.boards.BoardView;
import io.beachhead.web.Shell;

/**
 * A board for whoever has its link.
 *
 * @param sentence what is to be said where there is none
 */
public record SharedBoardPage(Shell shell, BoardView board, String sentence) {}
