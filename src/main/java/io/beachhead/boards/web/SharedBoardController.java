package io.beachhead.boards.web;

import io.beachhead.boards.Board;
import io.beachhead.boards.BoardView;
import io.beachhead.boards.BoardViews;
import io.beachhead.boards.Boards;
import io.beachhead.store.ComputedOnce;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.PublicForm;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A board for whoever has its link. Its questions are asked at most once a minute, however often
 * the page is read.
 */
@Controller
@Hidden
@ConditionalOnWebApplication
class SharedBoardController {
  private static final long FRESH = Duration.ofMinutes(1).toMillis();
  private static final int KEPT = 50;

  private final Boards boards;
  private final BoardViews views;
  private final Shells shells;
  private final Clock clock;
  private final ComputedOnce<Read, BoardView> read = new ComputedOnce<>(KEPT);

  private record Read(Board board, long minute) {}

  SharedBoardController(Boards boards, BoardViews views, Shells shells, Clock clock) {
    this.boards = boards;
    this.views = views;
    this.shells = shells;
    this.clock = clock;
  }

  @Bean
  static PublicForm sharedBoard() {
    return new PublicForm("/b/{token}");
  }

  @GetMapping("/b/{token}")
  JteView show(@PathVariable String token, HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    var shell = shells.bare();
    var board = boards.byToken(token);
    if (board.isEmpty()) {
      return new JteView(
          "boards/shared",
          new SharedBoardPage(
              shell,
              new BoardView("This link does not lead to a board", List.of()),
              "It may be cut off, or have ended. Ask whoever sent it."),
          HttpStatus.NOT_FOUND);
    }
    var view =
        read.get(
            new Read(board.get(), clock.millis() / FRESH),
            asked -> views.view(asked.board(), shell));
    return new JteView("boards/shared", new SharedBoardPage(shell, view, ""));
  }
}
