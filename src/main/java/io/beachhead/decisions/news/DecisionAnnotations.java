package io.beachhead.decisions.news;

import io.beachhead.behaviour.annotations.Annotation;
import io.beachhead.behaviour.annotations.AnnotationSource;
import io.beachhead.decisions.Decisions;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Marks on numbers over time when something was decided. */
@Component
class DecisionAnnotations implements AnnotationSource {
  private final Decisions decisions;

  DecisionAnnotations(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public List<Annotation> between(LocalDate from, LocalDate to) {
    return decisions.all().stream()
        .filter(
            decision -> !decision.decidedOn().isBefore(from) && !decision.decidedOn().isAfter(to))
        .map(decision ->
            new Annotation(
                null,
                decision.decidedOn(),
                "%s: %s".formatted(decision.verdict().label(), decision.subject().name()),
                Annotation.Kind.DECISION,
                "/decisions?decision=" + decision.id(),
                null))
        .toList();
  }
}
