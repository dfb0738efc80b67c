package io.beachhead.boards;

import io.beachhead.behaviour.saved.SavedQuestion;
import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.behaviour.saved.Tile;
import io.beachhead.behaviour.saved.TileSource;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the questions of a board. */
@Component
public class BoardViews {
  private final SavedQuestions questions;
  private final ObjectProvider<TileSource> sources;

  BoardViews(SavedQuestions questions, ObjectProvider<TileSource> sources) {
    this.questions = questions;
    this.sources = sources;
  }

  /** The board as of the page's day. A question that cannot be answered says why. */
  public BoardView view(Board board, Shell shell) {
    var saved =
        questions.all().stream().collect(Collectors.toMap(SavedQuestion::key, Function.identity()));
    return new BoardView(
        board.name(), board.tiles().stream().map(tile -> view(tile, saved, shell)).toList());
  }

  private BoardView.View view(BoardTile tile, Map<String, SavedQuestion> saved, Shell shell) {
    var question = tile.question() == null ? null : saved.get(tile.question());
    var address = question == null ? tile.address() : question.address();
    if (address == null) {
      return new BoardView.View(
          String.valueOf(tile.question()), null, null, "This question was deleted.");
    }
    var title = question == null ? String.valueOf(tile.title()) : question.name();
    try {
      Optional<Tile> answer =
          sources.stream().flatMap(source -> source.tile(address, shell).stream()).findFirst();
      return new BoardView.View(
          title, address, answer.orElse(null), answer.isPresent() ? null : none(address));
    } catch (ProblemException cannotBeAnswered) {
      return new BoardView.View(title, address, null, words(cannotBeAnswered));
    }
  }

  private @Nullable String none(String address) {
    return questions.page(address).isPresent()
        ? "No answer to show here yet: open the question, or wait for the first events."
        : "This question has no page any more.";
  }

  private static String words(ProblemException problem) {
    List<ProblemItem> problems = problem.problems();
    return problems.isEmpty()
        ? problem.detail()
        : problems.stream().map(ProblemItem::problem).collect(Collectors.joining("; ", "", "."));
  }
}
