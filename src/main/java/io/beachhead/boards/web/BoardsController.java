package io.beachhead.boards.web;

import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.boards.Board;
import io.beachhead.boards.BoardRole;
import io.beachhead.boards.BoardTile;
import io.beachhead.boards.BoardView;
import io.beachhead.boards.BoardViews;
import io.beachhead.boards.Boards;
import io.beachhead.web.Choice;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The pages of boards. */
@Controller
@Hidden
@ConditionalOnWebApplication
class BoardsController {
  static final String ADDRESS = "/boards";
  static final String MAY = "hasAnyRole('PRODUCT','GTM')";

  private final Boards boards;
  private final BoardViews views;
  private final SavedQuestions questions;
  private final PublicAddress address;
  private final Shells shells;
  private final JsonMapper json;

  BoardsController(
      Boards boards,
      BoardViews views,
      SavedQuestions questions,
      PublicAddress address,
      Shells shells,
      JsonMapper json) {
    this.boards = boards;
    this.views = views;
    this.questions = questions;
    this.address = address;
    this.shells = shells;
    this.json = json;
  }

  /** The first board, or the offer to make one. */
  @GetMapping(ADDRESS)
  JteView first() {
    var all = boards.all();
    return view(all.isEmpty() ? null : all.getFirst(), all);
  }

  @GetMapping(ADDRESS + "/{key}")
  JteView one(@PathVariable String key) {
    return view(boards.required(key), boards.all());
  }

  @GetMapping(ADDRESS + "/{key}/numbers.csv")
  void csv(@PathVariable String key, HttpServletResponse response) {
    var view = views.view(boards.required(key), shells.shell("boards"));
    Csv.download(
        response,
        "board",
        csv -> {
          csv.row("question", "label", "number", "note");
          for (var tile : view.tiles()) {
            var answer = tile.answer();
            if (answer != null) {
              answer
                  .figures()
                  .forEach(figure ->
                      csv.row(tile.title(), figure.label(), figure.number(), figure.note()));
            }
          }
        });
  }

  @PostMapping(ADDRESS)
  @PreAuthorize(MAY)
  String add(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String role) {
    var board = boards.add(name, role, List.of());
    return "redirect:" + ADDRESS + "/" + board.key();
  }

  @PostMapping(ADDRESS + "/{key}/name")
  @PreAuthorize(MAY)
  String rename(@PathVariable String key, @RequestParam(defaultValue = "") String name) {
    boards.change(key, name, null);
    return "redirect:" + ADDRESS + "/" + key;
  }

  @PostMapping(ADDRESS + "/{key}/deletion")
  @PreAuthorize(MAY)
  String delete(@PathVariable String key, RedirectAttributes redirect) {
    var was = boards.delete(key);
    var undo =
        UriComponentsBuilder.fromPath(ADDRESS + "/restored")
            .queryParam("name", "{name}")
            .queryParam("tiles", "{tiles}")
            .encode()
            .buildAndExpand(was.name(), json.writeValueAsString(was.tiles()))
            .toUriString();
    redirect.addFlashAttribute(Flash.NAME, new Flash("%s is deleted.".formatted(was.name()), undo));
    return "redirect:" + ADDRESS;
  }

  @PostMapping(ADDRESS + "/restored")
  @PreAuthorize(MAY)
  ResponseEntity<Void> restore(@RequestParam String name, @RequestParam String tiles) {
    try {
      List<BoardTile> was = json.readValue(tiles, new TypeReference<>() {});
      boards.restore(name, was == null ? List.of() : was);
    } catch (JacksonException unreadable) {
      throw ProblemException.badRequest(
          "The board cannot be brought back.",
          List.of(ProblemItem.of("tiles", tiles, "is not what was deleted")));
    }
    return ResponseEntity.noContent().build();
  }

  private JteView view(@Nullable Board board, List<Board> all) {
    Shell shell = shells.shell("boards");
    var user = CurrentUser.now();
    return new JteView(
        "boards/board",
        new BoardPage(
            shell,
            board == null ? null : board.key(),
            board == null ? new BoardView("Boards", List.of()) : views.view(board, shell),
            all.stream()
                .map(one ->
                    new Choice(
                        one.name(),
                        shell.link(ADDRESS + "/" + one.key()),
                        board != null && one.key().equals(board.key())))
                .toList(),
            Arrays.stream(BoardRole.values())
                .filter(role ->
                    all.stream().noneMatch(one -> one.name().equalsIgnoreCase(role.label())))
                .map(role -> new BoardPage.Option(role.key(), role.label()))
                .toList(),
            questions.all().stream()
                .map(question -> new BoardPage.Option(question.key(), question.name()))
                .toList(),
            board == null || board.token() == null ? null : address.link("/b/" + board.token()),
            user.may(Role.PRODUCT) || user.may(Role.GTM)));
  }
}
