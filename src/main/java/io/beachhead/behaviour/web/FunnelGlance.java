package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.FunnelAnswer;
import io.beachhead.behaviour.FunnelQuestion.Window;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.NumberReading.Share;
import io.beachhead.behaviour.saved.Tile;
import io.beachhead.behaviour.saved.TileSource;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Saved funnels at a glance: as a tile of a board, and as the one number that is watched. */
@Component
class FunnelGlance implements TileSource {
  private final BehaviourQuestions questions;
  private final QuestionReader reader;
  private final FunnelAnswers answers;
  private final WorkspaceSettings settings;
  private final Clock clock;

  FunnelGlance(
      BehaviourQuestions questions,
      QuestionReader reader,
      FunnelAnswers answers,
      WorkspaceSettings settings,
      Clock clock) {
    this.questions = questions;
    this.reader = reader;
    this.answers = answers;
    this.settings = settings;
    this.clock = clock;
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

  /**
   * The share that converts between the steps of the trend, of those who began in the last interval
   * whose windows are all over, against the interval before.
   *
   * @throws ProblemException 422 where the funnel has one step or cannot be asked
   */
  NumberReading number(String address) {
    var today = LocalDate.ofInstant(clock.instant(), settings.current().timezone());
    var said = FunnelForm.of(Fields.of(address));
    if (said.steps().size() < 2) {
      throw ProblemException.unprocessable(
          "A funnel of one step has no conversion to watch.", List.of());
    }
    var interval = said.trendInterval(today);
    var form = said.with(said.common().between(firstDay(said, interval, today), today));
    var numbers = new Numbers();
    var body = form.body(today, null, numbers);
    if (!numbers.problems().isEmpty()) {
      throw ProblemException.unprocessable("Check the question's fields.", numbers.problems());
    }
    var entries =
        Objects.requireNonNull(
            questions.funnel(reader.funnel(body).trendOnly(), reader.period(body)).trend());
    int last = entries.size() - 1;
    while (last > 1 && !form.isOver(entries.get(last).start(), interval, today)) {
      last--;
    }
    return reading(entries, last, interval);
  }

  private static NumberReading reading(
      List<FunnelAnswer.Entry> entries, int last, Interval interval) {
    var entry = entries.get(last);
    var before = entries.get(last - 1);
    return NumberReading.ofShares(
        entry.start().toLocalDate().toString(),
        "%s of %s".formatted(Words.of(interval), Words.start(entry.start(), interval)),
        new Share(entry.converted(), entry.entered()),
        new Share(before.converted(), before.entered()));
  }

  /** So early that two whole intervals have their windows over. */
  private LocalDate firstDay(FunnelForm form, Interval interval, LocalDate today) {
    var window = new Numbers().whole("window", form.window());
    long days =
        window == null || window < 1
            ? 1
            : Duration.ofMillis(new Window(window, form.unit()).milliseconds()).toDays() + 1;
    var workspace = settings.current();
    var running =
        interval.startOf(
            today.minusDays(days).atStartOfDay(workspace.timezone()), workspace.weekStart());
    return interval.plus(running, -2).toLocalDate();
  }
}
