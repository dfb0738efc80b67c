package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;

/** Does it say what it thinks? */
final class EngagesMarks implements Marks {
  private final Sight sight;
  private final HappinessDefinition.Engages asked;
  private final boolean heard;

  EngagesMarks(Sight sight) {
    this.sight = sight;
    asked = sight.definition().engages();
    heard =
        (asked.requests() && sight.said().firstRequest() < sight.to())
            || (asked.evidence() && !sight.said().firstNote().isAfter(sight.asOf()))
            || sight.counting().engages().stream().anyMatch(p -> sight.happened(p.index()));
  }

  private int requests(int row) {
    return asked.requests()
        ? sight.said().requests(sight.base().id(row), sight.from(), sight.to())
        : 0;
  }

  private int notes(int row, boolean interviews) {
    return asked.evidence()
        ? sight.said().notes(sight.base().id(row), sight.first(), sight.asOf(), interviews)
        : 0;
  }

  @Override
  public Mark of(int row) {
    AccountActivity.Account account = sight.activity(row);
    if (account != null) {
      for (Counting.Place place : sight.counting().engages()) {
        if (account.counts()[sight.window()][place.index()] > 0) {
          return Mark.YES;
        }
      }
    }
    if (requests(row) + notes(row, true) + notes(row, false) > 0) {
      return Mark.YES;
    }
    return heard ? Mark.NO : Mark.UNKNOWN;
  }

  @Override
  public String words(int row) {
    return switch (of(row)) {
      case YES -> {
        List<String> found = new ArrayList<>();
        add(found, requests(row), "request");
        add(found, notes(row, true), "interview");
        add(found, notes(row, false), "survey answer");
        found.addAll(EventWords.words(sight, sight.counting().engages(), row));
        yield String.join(", ", found) + ".";
      }
      case NO ->
          "No request, interview or feedback in %s."
              .formatted(Format.count(sight.definition().windowDays(), "day"));
      case UNKNOWN -> "No request or feedback has been received from any account yet.";
    };
  }

  private static void add(List<String> found, int count, String noun) {
    if (count > 0) {
      found.add(Format.count(count, noun));
    }
  }
}
