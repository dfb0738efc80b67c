package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity.Counted;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.value.features.EventLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which events are counted for which behaviour, and at which place of the answer. */
final class Counting {
  private final List<Counted> counted = new ArrayList<>();
  private final List<Place> refers = new ArrayList<>();
  private final List<Place> engages = new ArrayList<>();
  private final List<Integer> heard = new ArrayList<>();

  /** An event's place, with what it is called on pages. */
  record Place(int index, String label) {}

  Counting(HappinessDefinition definition) {
    for (EventSelector event : definition.refers().events()) {
      String name = Objects.requireNonNullElse(event.event(), "");
      refers.add(place(new Counted(Set.of(name), null, 0, event.where()), EventLine.of(event)));
      // Of events that came in without meeting the conditions it is known that they did not.
      heard.add(
          event.where().isEmpty()
              ? refers.getLast().index
              : place(new Counted(Set.of(name)), "").index);
    }
    if (!definition.refers().promoterEvents().isEmpty()) {
      var events = Set.copyOf(definition.refers().promoterEvents());
      refers.add(
          place(
              new Counted(
                  events,
                  definition.refers().scoreProperty(),
                  definition.refers().promoterFrom(),
                  Map.of()),
              "Promoter's answer"));
      heard.add(place(new Counted(events), "").index);
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

  /**
   * Places of what tells of referrals at all: surveys with any score and events that meet no
   * condition too. Where there are some, having no referral is known.
   */
  List<Integer> heard() {
    return heard;
  }
}
