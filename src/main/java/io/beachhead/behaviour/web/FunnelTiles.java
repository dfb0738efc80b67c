package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.saved.Tile;
import io.beachhead.behaviour.saved.TileSource;
import io.beachhead.web.Shell;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The answers of funnels at a glance. */
@Component
class FunnelTiles implements TileSource {
  private final BehaviourQuestions questions;
  private final QuestionReader reader;
  private final FunnelAnswers answers;

  FunnelTiles(BehaviourQuestions questions, QuestionReader reader, FunnelAnswers answers) {
    this.questions = questions;
    this.reader = reader;
    this.answers = answers;
  }

  @Override
  public Optional<Tile> tile(String address, Shell shell) {
    if (!address.startsWith(FunnelPages.PATH + "?") || questions.firstEvent() == null) {
      return Optional.empty();
    }
    var said = FunnelForm.of(Fields.of(address));
    var common = said.common().beginning(reader::firstDay, shell.asOf());
    var form = said.with(common.withTable(false));
    var body = form.body(shell, new Numbers());
    var answer =
        answers.of(shell, form, questions.funnel(reader.funnel(body), reader.period(body)));
    return Optional.of(
        new Tile(
            answer.keys().stream()
                .map(key -> new Tile.Figure(key.label(), key.number(), key.note()))
                .toList(),
            answer.wide(),
            answer.narrow()));
  }
}
