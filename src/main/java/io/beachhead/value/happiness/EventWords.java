package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;

/** Counted events in words: {@code Feedback sent 3 times, last 14 Oct 2026}. */
final class EventWords {
  private EventWords() {}

  static List<String> words(DayView view, List<Counting.Place> places, int row) {
    AccountActivity.Account account = view.activity(row);
    List<String> found = new ArrayList<>();
    if (account == null) {
      return found;
    }
    for (Counting.Place place : places) {
      int times = account.counts()[view.window()][place.index()];
      if (times > 0) {
        String day = Format.date(view.dayOf(account.latest()[view.window()][place.index()]));
        found.add(
            times == 1
                ? place.label() + " on " + day
                : "%s %s, last on %s".formatted(place.label(), Format.count(times, "time"), day));
      }
    }
    return found;
  }
}
