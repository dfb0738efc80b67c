package io.beachhead.voice.web;

import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The key numbers above the inbox: what depends on the requests that are shown. */
final class InboxStrip {
  private final RequestLookup.Said said;

  InboxStrip(RequestLookup.Said said) {
    this.said = said;
  }

  List<RequestsPage.KeyNumber> numbers(List<Request> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var atStake = AtStake.of(found, said.book(), said.base());
    var numbers = new ArrayList<RequestsPage.KeyNumber>();
    numbers.add(side("To keep, asked by customers", atStake.keep()));
    numbers.add(side("To gain, asked by others", atStake.gain()));
    var largest = atStake.largest();
    var notes = new ArrayList<String>();
    notes.add(money(atStake.arr()) + " ARR, each account once");
    if (largest != null) {
      notes.add(
          "%s alone is %s of the money at stake"
              .formatted(largest.name(), Format.share(largest.share())));
    }
    numbers.add(
        new RequestsPage.KeyNumber("Accounts that ask", Format.count(atStake.accounts()), notes));
    numbers.add(
        new RequestsPage.KeyNumber(
            "Silent customers",
            Format.count(atStake.silent()),
            List.of(money(atStake.silentArr()) + " ARR, and not one request")));
    return numbers;
  }

  private RequestsPage.KeyNumber side(String label, AtStake.Side side) {
    var notes = new ArrayList<String>();
    for (Importance importance : Importance.values()) {
      notes.addFirst(
          money(side.of(importance)) + " " + importance.label().toLowerCase(Locale.ROOT));
    }
    if (side.unrated() > 0) {
      notes.add(money(side.unrated()) + " not rated");
    }
    String blockers = money(side.of(Importance.BLOCKER));
    return new RequestsPage.KeyNumber(
        label, blockers + " blockers", notes.subList(1, notes.size()));
  }

  private String money(double amount) {
    return Format.money(amount, said.base().currency());
  }
}
