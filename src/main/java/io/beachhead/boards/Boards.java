package io.beachhead.boards;

import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.secrets.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The boards of the team. What cannot be done is a {@link ProblemException}: 404 for an unknown
 * key, 409 for a name that is taken, 422 for a board that is wrong.
 */
@Component
public class Boards {
  private static final int MOST = 100;
  private static final int MOST_TILES = 24;
  private static final int LONGEST_NAME = 80;

  private final BoardRecords records;
  private final SavedQuestions questions;
  private final AuditTrail audit;

  Boards(BoardRecords records, SavedQuestions questions, AuditTrail audit) {
    this.records = records;
    this.questions = questions;
    this.audit = audit;
  }

  /** By name. */
  public List<Board> all() {
    return records.all();
  }

  public Board required(String key) {
    return all().stream()
        .filter(board -> board.key().equals(key))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("There is no board \"%s\".".formatted(key)));
  }

  /** The board a link reads; empty where it reads none, or no longer. */
  public Optional<Board> byToken(String token) {
    return records.byToken(token);
  }

  /**
   * Makes a board.
   *
   * @param role key of a {@link BoardRole} whose first questions it has; null for none
   */
  @Transactional
  public Board add(@Nullable String name, @Nullable String role, List<BoardTile> tiles) {
    var others = all();
    if (others.size() >= MOST) {
      throw ProblemException.conflict(
          "There are already %d boards. Delete one first.".formatted(MOST));
    }
    var problems = new ArrayList<ProblemItem>();
    Optional<BoardRole> first = role == null ? Optional.empty() : BoardRole.of(role);
    if (role != null && first.isEmpty()) {
      problems.add(ProblemItem.of("role", role, "must be product, sales, success or growth"));
    }
    var called = name == null && first.isPresent() ? first.get().label() : name;
    var all = new ArrayList<>(first.map(BoardRole::tiles).orElse(List.of()));
    all.addAll(tiles);
    var checked = checked(called, all, others, problems);
    var board =
        new Board(
            Slug.free(checked, 50, "board", others.stream().map(Board::key).toList()),
            checked,
            all,
            null,
            CurrentUser.now().name());
    records.insert(board);
    audit.record("board.added", board.name(), "");
    return board;
  }

  /**
   * Renames a board and says what stands on it, in which order.
   *
   * @param name null = as it was
   * @param tiles null = as they were
   */
  @Transactional
  public Board change(String key, @Nullable String name, @Nullable List<BoardTile> tiles) {
    var before = required(key);
    var others = all().stream().filter(other -> !other.key().equals(key)).toList();
    var next = tiles == null ? before.tiles() : tiles;
    var checked = checked(name == null ? before.name() : name, next, others, new ArrayList<>());
    var board = new Board(key, checked, next, before.token(), before.createdBy());
    records.update(board);
    audit.record("board.changed", board.name(), "");
    return board;
  }

  /**
   * Moves a question on a board.
   *
   * @param by −1 = one place earlier, 1 = one later
   */
  @Transactional
  public Board move(String key, int place, int by) {
    var board = required(key);
    int to = place + by;
    if (place < 0 || place >= board.tiles().size() || to < 0 || to >= board.tiles().size()) {
      return board;
    }
    var tiles = new ArrayList<>(board.tiles());
    tiles.add(to, tiles.remove(place));
    return change(key, null, tiles);
  }

  /** Removes a board; {@link #restore} brings it back. */
  @Transactional
  public Board delete(String key) {
    var board = required(key);
    records.delete(key);
    audit.record("board.deleted", board.name(), "");
    return board;
  }

  /** Brings a deleted board back, without the link it had. */
  @Transactional
  public Board restore(String name, List<BoardTile> tiles) {
    return add(name, null, tiles);
  }

  /** Gives a board a link that only reads; the one it has, where there is one. */
  @Transactional
  public Board share(String key) {
    var board = required(key);
    if (board.token() != null) {
      return board;
    }
    var shared = board.withToken(Token.random(""));
    records.update(shared);
    audit.record("board.shared", board.name(), "");
    return shared;
  }

  /** Ends the link at once. */
  @Transactional
  public Board unshare(String key) {
    var board = required(key).withToken(null);
    records.update(board);
    audit.record("board.unshared", board.name(), "");
    return board;
  }

  private String checked(
      @Nullable String typed,
      List<BoardTile> tiles,
      List<Board> others,
      List<ProblemItem> problems) {
    var name = typed == null ? "" : typed.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of("name", name, "expected 1 to %d characters".formatted(LONGEST_NAME)));
    }
    if (tiles.size() > MOST_TILES) {
      problems.add(ProblemItem.of("tiles", null, "a board has at most %d".formatted(MOST_TILES)));
    }
    // A tile that stands on the board already may have lost its question.
    Set<@Nullable String> standing =
        all().stream()
            .flatMap(board -> board.tiles().stream())
            .map(BoardTile::question)
            .collect(Collectors.toSet());
    Set<String> known =
        questions.all().stream().map(question -> question.key()).collect(Collectors.toSet());
    for (int place = 0; place < tiles.size(); place++) {
      var tile = tiles.get(place);
      boolean isQuestion =
          tile.question() == null
              ? tile.title() != null
                  && !tile.title().isBlank()
                  && tile.address() != null
                  && questions.page(tile.address()).isPresent()
              : known.contains(tile.question()) || standing.contains(tile.question());
      if (!isQuestion) {
        problems.add(
            ProblemItem.of(
                "tiles[%d]".formatted(place),
                tile.question() == null ? tile.address() : tile.question(),
                "must be the key of a saved question, or a title and the address of a question's"
                    + " page"));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the board.", problems);
    }
    if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      throw ProblemException.conflict(
          "There is a board named \"%s\" already.".formatted(name),
          List.of(ProblemItem.of("name", name, "expected a name that is not in use")));
    }
    return name;
  }
}
