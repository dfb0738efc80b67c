package io.beachhead.growth.leads;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.WhoDid;
import io.beachhead.growth.GrowthDefinitions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which events mean that an account upgraded, and when each did. */
@Component
class Upgrades {
  private static final String USUAL = "upgraded";

  private final BehaviourQuestions questions;
  private final WhoDid whoDid;
  private final GrowthDefinitions definitions;

  Upgrades(BehaviourQuestions questions, WhoDid whoDid, GrowthDefinitions definitions) {
    this.questions = questions;
    this.whoDid = whoDid;
    this.definitions = definitions;
  }

  /** Names of the events that are the outcome of buying, and so predict nothing. */
  Set<String> names() {
    return events().stream()
        .map(EventSelector::event)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** When each account first upgraded, up to a time; both in epoch milliseconds. */
  Map<String, Long> firstTimes(long until) {
    return whoDid.firstTimes(events(), Long.MIN_VALUE, until);
  }

  /** When the first event of all happened; null while there is none. */
  @Nullable Instant firstEvent() {
    return questions.firstEvent();
  }

  /** As the company defined it; until it does, an event that is called so. */
  private List<EventSelector> events() {
    EventSelector defined = definitions.current().upgraded();
    return defined != null
        ? List.of(defined)
        : questions.eventNames().stream()
            .filter(USUAL::equalsIgnoreCase)
            .map(EventSelector::named)
            .toList();
  }
}
