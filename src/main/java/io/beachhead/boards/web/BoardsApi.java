package io.beachhead.boards.web;

import io.beachhead.boards.Board;
import io.beachhead.boards.BoardTile;
import io.beachhead.boards.Boards;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Boards as JSON. */
@RestController
@RequestMapping("/api/boards")
@ConditionalOnWebApplication
@Tag(name = "Growth")
class BoardsApi {
  private final Boards boards;
  private final PublicAddress address;

  BoardsApi(Boards boards, PublicAddress address) {
    this.boards = boards;
    this.address = address;
  }

  record All(List<Item> items) {}

  /**
   * @param link of the page that only reads; null without one, and for a viewer, who cannot share
   */
  record Item(
      String key, String name, List<BoardTile> tiles, @Nullable String link, String createdBy) {}

  /**
   * @param role whose first questions it gets: product, sales, success or growth; for new boards
   * @param tiles questions in their order: {"question": KEY} or {"title","address"}
   * @param shared whether it has a link that only reads; as it was unless said
   */
  record Body(
      @Nullable String name,
      @Nullable String role,
      @Nullable List<BoardTile> tiles,
      @Nullable Boolean shared) {}

  @GetMapping
  @Operation(summary = "Boards: questions arranged on a page")
  All all() {
    return new All(boards.all().stream().map(this::item).toList());
  }

  @GetMapping("/{key}")
  @Operation(summary = "One board")
  Item one(@PathVariable String key) {
    return item(boards.required(key));
  }

  @PostMapping
  @PreAuthorize(BoardsController.MAY)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Make a board")
  Item add(@RequestBody Body body) {
    var added =
        boards.add(body.name(), body.role(), body.tiles() == null ? List.of() : body.tiles());
    return item(Boolean.TRUE.equals(body.shared()) ? boards.share(added.key()) : added);
  }

  @PutMapping("/{key}")
  @PreAuthorize(BoardsController.MAY)
  @Operation(summary = "Rename a board, say what stands on it in which order, share it or not")
  Item change(@PathVariable String key, @RequestBody Body body) {
    var changed = boards.change(key, body.name(), body.tiles());
    if (body.shared() == null) {
      return item(changed);
    }
    return item(body.shared() ? boards.share(key) : boards.unshare(key));
  }

  @DeleteMapping("/{key}")
  @PreAuthorize(BoardsController.MAY)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a board; its link ends")
  void delete(@PathVariable String key) {
    boards.delete(key);
  }

  private Item item(Board board) {
    return new Item(
        board.key(),
        board.name(),
        board.tiles(),
        board.token() == null || !mayShare() ? null : address.link("/b/" + board.token()),
        board.createdBy());
  }

  private static boolean mayShare() {
    var user = CurrentUser.now();
    return user.may(Role.PRODUCT) || user.may(Role.GTM);
  }
}
