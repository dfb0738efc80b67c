package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.behaviour.saved.Tile;
import io.beachhead.behaviour.saved.TileSource;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The answers of all questions with a page, at a glance: their key numbers and first picture. */
@Component
class QuestionTiles implements TileSource {
  private final SavedQuestions saved;
  private final List<QuestionPage> pages;
  private final QuestionReader reader;
  private final BehaviourQuestions questions;

  QuestionTiles(
      SavedQuestions saved,
      List<QuestionPage> pages,
      QuestionReader reader,
      BehaviourQuestions questions) {
    this.saved = saved;
    this.pages = pages;
    this.reader = reader;
    this.questions = questions;
  }

  @Override
  public Optional<Tile> tile(String address, Shell shell) {
    if (questions.firstEvent() == null) {
      return Optional.empty();
    }
    return saved
        .page(address)
        .flatMap(found -> pages.stream().filter(page -> page == found).findFirst())
        .map(page -> tile(page, address, shell));
  }

  private Tile tile(QuestionPage page, String address, Shell shell) {
    var said = ValuesForm.of(address, page);
    var common = said.common().beginning(reader::firstDay, shell.asOf());
    var form = said.with(common.withTable(false));
    var answer = page.ask(shell, form, new Numbers()).page();
    var pictured =
        answer.cards().stream().filter(card -> card.wide() != null).findFirst().orElse(null);
    return new Tile(
        answer.keys().stream()
            .map(key -> new Tile.Figure(key.label(), key.number(), key.note()))
            .toList(),
        pictured == null ? null : without(pictured.wide()),
        pictured == null ? null : without(pictured.narrow()));
  }

  /** A board may be read by people without an account, and its titles lead to the questions. */
  private static @Nullable Svg without(@Nullable Svg picture) {
    return picture == null ? null : picture.withoutLinks();
  }
}
