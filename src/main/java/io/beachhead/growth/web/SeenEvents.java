package io.beachhead.growth.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventCount;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.growth.EventGuesses;
import io.beachhead.growth.EventGuesses.Guess;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The events that came in, beside what the definitions say. */
@Component
class SeenEvents {
  private final BehaviourQuestions behaviour;
  private final WorkspaceSettings settings;

  SeenEvents(BehaviourQuestions behaviour, WorkspaceSettings settings) {
    this.behaviour = behaviour;
    this.settings = settings;
  }

  /** All events with who did them, the largest first; empty while there is none. */
  List<EventCount> counts() {
    if (behaviour.eventNames().isEmpty()) {
      return List.of();
    }
    var workspace = settings.current();
    return behaviour.eventCounts(
        Unit.PERSON,
        new Period(
            Long.MIN_VALUE / 2, Long.MAX_VALUE / 2, workspace.timezone(), workspace.weekStart()));
  }

  /** What may be meant by the definitions that are still missing. */
  List<Guess> guesses(GrowthDefinition it) {
    var said = events(it);
    return EventGuesses.of(counts()).stream()
        .filter(guess -> said.get(guess.field()) == null)
        .toList();
  }

  /** The fields whose event nobody has sent yet. */
  List<String> neverSeen(GrowthDefinition it) {
    Set<String> names = behaviour.eventNames();
    var missing = new ArrayList<String>();
    events(it)
        .forEach((field, event) -> {
          if (event != null && event.event() != null && !names.contains(event.event())) {
            missing.add(field);
          }
        });
    return missing;
  }

  private static Map<String, @Nullable EventSelector> events(GrowthDefinition it) {
    var events = new LinkedHashMap<String, @Nullable EventSelector>();
    events.put("signedUp", it.signedUp());
    events.put("onboarded", it.onboarded());
    var activation = it.activation();
    if (activation != null) {
      for (int i = 0; i < activation.steps().size(); i++) {
        events.put("activation.steps[" + i + "]", activation.steps().get(i).event());
      }
    }
    var aha = it.aha();
    events.put("aha", aha == null ? null : aha.event());
    events.put("active", it.active());
    events.put("upgraded", it.upgraded());
    events.put("shared", it.shared());
    events.put("invited", it.invited());
    events.put("accepted", it.accepted());
    return events;
  }
}
