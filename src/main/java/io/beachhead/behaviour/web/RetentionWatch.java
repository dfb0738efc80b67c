package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.NumberReading.Share;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The number of a saved retention that is watched: the share that came back in the interval after
 * the one in which they began, of the latest interval for which that is over.
 */
@Component
class RetentionWatch {
  private final BehaviourQuestions questions;
  private final QuestionReader reader;
  private final WorkspaceSettings settings;
  private final Clock clock;

  RetentionWatch(
      BehaviourQuestions questions,
      QuestionReader reader,
      WorkspaceSettings settings,
      Clock clock) {
    this.questions = questions;
    this.reader = reader;
    this.settings = settings;
    this.clock = clock;
  }

  /** The question of a page, on any day. */
  interface Body {
    QuestionBody.Retention on(
        LocalDate day, @Nullable String segmentation, ValuesForm form, Numbers numbers);
  }

  NumberReading reading(ValuesForm form, Body body) {
    var today = LocalDate.ofInstant(clock.instant(), settings.current().timezone());
    var numbers = new Numbers();
    var asked = body.on(today, null, form, numbers);
    if (!numbers.problems().isEmpty()) {
      throw ProblemException.unprocessable("Check the question's fields.", numbers.problems());
    }
    var cohorts =
        questions
            .retention(
                reader.retention(asked),
                form.common().where(CommonForm.EVERYWHERE),
                reader.period(asked),
                null)
            .answer()
            .cohorts();
    // The last one has just begun, and the returns of the one before it are not over.
    int last = cohorts.size() - 3;
    if (last < 1) {
      throw ProblemException.unprocessable(
          "Watching retention needs at least 4 intervals: two whose returns are over.", List.of());
    }
    var cohort = cohorts.get(last);
    var before = cohorts.get(last - 1);
    var interval = form.choice("period", Interval.values(), Interval.WEEK);
    return NumberReading.ofShares(
        cohort.start().toLocalDate().toString(),
        "%s of %s".formatted(Words.of(interval), Words.start(cohort.start(), interval)),
        new Share(cohort.returned()[1], cohort.size()),
        new Share(before.returned()[1], before.size()));
  }
}
