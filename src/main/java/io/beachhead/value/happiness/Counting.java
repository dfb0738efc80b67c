package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which events are counted for which behaviour, and at which place of the answer. */
final class Counting {
  private final List<Counted> counted = new ArrayList<>();
  private final List<Place> refers = new ArrayList<>();
  private final List<Place> engages = new ArrayList<>();
  private final int surveys;

  /** An event's place, with what it is called on pages. */
  record Place(int index, String label) {}

  Counting(HappinessDefinition definition) {
    for (String event : definition.refers().events()) {
      refers.add(place(new Counted(Set.of(event)), event));
    }
    if (definition.refers().promoterEvents().isEmpty()) {
      surveys = -1;
    } else {
      var events = Set.copyOf(definition.refers().promoterEvents());
      refers.add(
          place(
              new Counted(
                  events, definition.refers().scoreProperty(), definition.refers().promoterFrom()),
              "Promoter's answer"));
      surveys = place(new Counted(events), "").index;
    }
    for (String event : definition.engages().events()) {
      engages.add(place(new Counted(Set.of(event)), event));
    }
  }

  private Place place(Counted what, String label) {
    counted.add(what);
    return new Place(counted.size() - 1, label);
  }

  List<Counted> counted() {
    return counted;
  }

  List<Place> refers() {
    return refers;
  }

  List<Place> engages() {
    return engages;
  }

  /** Surveys with any score: where there are some, having no promoter is known; −1 for none. */
  int surveys() {
    return surveys;
  }
}
