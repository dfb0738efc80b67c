package io.beachhead.samples;

import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.NewDecision;
import io.beachhead.decisions.NewDecision.NewDecider;
import io.beachhead.decisions.Subject;
import io.beachhead.decisions.answers.AnswerLine;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.decisions.answers.Reaction;
import io.beachhead.decisions.answers.Telling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the decisions of a sample, each with the evidence of its day, and answers most requests.
 */
@Component
class SampleDecisions {
  /** Every so many answers one is still owed. */
  private static final int OWED_OF = 5;

  private static final List<NewDecider> DECIDERS =
      List.of(
          new NewDecider("mara.lind@planwright.example", 0.7),
          new NewDecider("jonas.okoro@planwright.example", null));

  private static final List<String> CHANNELS = List.of("call", "mail", "meeting");

  private static final List<Reaction> REACTIONS =
      List.of(Reaction.GLAD, Reaction.NEUTRAL, Reaction.ANNOYED);

  private final Decisions decisions;
  private final OwedAnswers answers;
  private final TransactionTemplate transactions;
  private final Clock clock;

  SampleDecisions(
      Decisions decisions, OwedAnswers answers, TransactionTemplate transactions, Clock clock) {
    this.decisions = decisions;
    this.answers = answers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes those that are not there yet. Each is one transaction with the look at whether the sample
   * is still there, so whoever deletes all data meanwhile removes it too.
   *
   * @param made in the order in which they were decided
   * @param there whether the sample is still there; nothing is decided once it is gone
   */
  void make(List<SampleDecision> made, BooleanSupplier there) {
    Map<List<String>, String> last = new HashMap<>();
    for (SampleDecision it : made) {
      String before = it.follows() ? last.get(it.features()) : null;
      Optional<String> id =
          Objects.requireNonNull(
              transactions.execute(
                  _ -> there.getAsBoolean() ? Optional.of(make(it, before)) : Optional.empty()));
      if (id.isEmpty()) {
        return;
      }
      last.put(it.features(), id.get());
    }
    if (!made.isEmpty()) {
      tell();
    }
  }

  /** The id: of the one that an earlier start made already, or of a new one. */
  private String make(SampleDecision it, @Nullable String before) {
    return decisions.all().stream()
        .filter(decision ->
            decision.subject().keys().equals(it.features())
                && decision.recorded().decidedOn().equals(it.decidedOn()))
        .findFirst()
        .orElseGet(() -> before == null ? decisions.make(of(it)) : decisions.follow(before, of(it)))
        .id();
  }

  private static NewDecision of(SampleDecision it) {
    return new NewDecision(
        Subject.Kind.FEATURES,
        it.features(),
        it.verdict(),
        it.reason(),
        it.alternatives(),
        it.revisitWhen(),
        text(it.checkOn()),
        it.decidedOn().toString(),
        DECIDERS);
  }

  private void tell() {
    int number = 0;
    Instant now = clock.instant();
    for (AnswerLine line : answers.all()) {
      number++;
      // Some days later; what would be tomorrow is still owed.
      Instant at = line.answer().since().plus(Duration.ofDays(1 + number % 7)).plusSeconds(number);
      if (number % OWED_OF != 0 && at.isBefore(now)) {
        answers.tell(
            line.answer().id(),
            new Telling(
                CHANNELS.get(number % CHANNELS.size()),
                line.draft(),
                REACTIONS.get(number % REACTIONS.size()).key()),
            at);
      }
    }
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
