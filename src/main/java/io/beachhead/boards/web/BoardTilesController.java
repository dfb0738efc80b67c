package io.beachhead.boards.web;

import io.beachhead.boards.BoardTile;
import io.beachhead.boards.Boards;
import io.beachhead.web.Flash;
import io.beachhead.web.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What stands on a board, and who else reads it. */
@Controller
@Hidden
@ConditionalOnWebApplication
class BoardTilesController {
  private static final String BOARD = BoardsController.ADDRESS + "/{key}";

  private final Boards boards;

  BoardTilesController(Boards boards) {
    this.boards = boards;
  }

  @PostMapping(BOARD + "/tiles")
  @PreAuthorize(BoardsController.MAY)
  String add(@PathVariable String key, @RequestParam(defaultValue = "") String question) {
    var tiles = new ArrayList<>(boards.required(key).tiles());
    tiles.add(BoardTile.saved(question));
    boards.change(key, null, tiles);
    return back(key);
  }

  @PostMapping(BOARD + "/tiles/{place}/removal")
  @PreAuthorize(BoardsController.MAY)
  String remove(@PathVariable String key, @PathVariable int place, RedirectAttributes redirect) {
    var tiles = new ArrayList<>(boards.required(key).tiles());
    if (place < 0 || place >= tiles.size()) {
      throw ProblemException.notFound("There is no such question on the board.");
    }
    tiles.remove(place);
    boards.change(key, null, tiles);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The question is off the board."));
    return back(key);
  }

  @PostMapping(BOARD + "/tiles/{place}/move")
  @PreAuthorize(BoardsController.MAY)
  String move(@PathVariable String key, @PathVariable int place, @RequestParam int by) {
    boards.move(key, place, by);
    return back(key);
  }

  @PostMapping(BOARD + "/link")
  @PreAuthorize(BoardsController.MAY)
  String share(
      @PathVariable String key,
      @RequestParam(defaultValue = "true") boolean shared,
      RedirectAttributes redirect) {
    if (shared) {
      boards.share(key);
    } else {
      boards.unshare(key);
    }
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of(shared ? "The link is ready to be passed on." : "The link has ended."));
    return back(key);
  }

  private static String back(String key) {
    return "redirect:" + BoardsController.ADDRESS + "/" + key;
  }
}
