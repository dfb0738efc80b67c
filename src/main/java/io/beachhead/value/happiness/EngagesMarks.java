package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;

/** Does it say what it thinks? */
final class EngagesMarks implements Marks {
  private final DayView view;
  private final HappinessDefinition.Engages asked;
  private final boolean heard;

  EngagesMarks(DayView view) {
    this.view = view;
    asked = view.definition().engages();
    heard =
        (asked.requests() && view.statements().firstRequest() < view.to())
            || (asked.evidence() && !view.statements().firstNote().isAfter(view.asOf()))
            || (asked.evidence() && view.statements().firstReply() < view.to())
            || view.counting().engages().stream().anyMatch(p -> view.happened(p.index()));
  }

  private int requests(int row) {
    return asked.requests()
        ? view.statements().requests(view.base().id(row), view.from(), view.to())
        : 0;
  }

  private int notes(int row, boolean interviews) {
    return asked.evidence()
        ? view.statements().notes(view.base().id(row), view.first(), view.asOf(), interviews)
        : 0;
  }

  private int replies(int row) {
    return asked.evidence()
        ? view.statements().replies(view.base().id(row), view.from(), view.to()).size()
        : 0;
  }

  @Override
  public Mark of(int row) {
    AccountActivity.Account account = view.activity(row);
    if (account != null) {
      for (Counting.Place place : view.counting().engages()) {
        if (account.counts()[view.window()][place.index()] > 0) {
          return Mark.YES;
        }
      }
    }
    if (requests(row) + notes(row, true) + notes(row, false) + replies(row) > 0) {
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
        add(found, notes(row, false) + replies(row), "survey answer");
        found.addAll(EventWords.words(view, view.counting().engages(), row));
        yield String.join(", ", found) + ".";
      }
      case NO ->
          "No request, interview or feedback in %s."
              .formatted(Format.count(view.definition().windowDays(), "day"));
      case UNKNOWN -> "No request or feedback has been received from any account yet.";
    };
  }

  private static void add(List<String> found, int count, String noun) {
    if (count > 0) {
      found.add(Format.count(count, noun));
    }
  }
}
