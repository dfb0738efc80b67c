package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.FlagAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Does it bring others, or say that it would? */
final class RefersMarks implements Marks {
  private static final Set<String> AGREEMENT = Set.of("yes", "true", "y", "1");

  private final DayView view;
  private final List<Attribute> attributes = new ArrayList<>();
  private final boolean heard;

  RefersMarks(DayView view) {
    this.view = view;
    for (String name : view.definition().refers().attributes()) {
      Attribute attribute = view.base().attribute(name);
      if (attribute != null) {
        attributes.add(attribute);
      }
    }
    heard =
        view.statements().firstScore() < view.to()
            || view.counting().heard().stream().anyMatch(view::happened);
  }

  @Override
  public Mark of(int row) {
    AccountActivity.Account account = view.activity(row);
    if (account != null) {
      for (Counting.Place place : view.counting().refers()) {
        if (account.counts()[view.window()][place.index()] > 0) {
          return Mark.YES;
        }
      }
    }
    if (promoter(row).isPresent()) {
      return Mark.YES;
    }
    boolean asked = heard;
    for (Attribute attribute : attributes) {
      if (agrees(attribute, row)) {
        return Mark.YES;
      }
      asked |= attribute.known(row);
    }
    return asked ? Mark.NO : Mark.UNKNOWN;
  }

  /** The answer of a promoter to one of our surveys within the window. */
  private OptionalInt promoter(int row) {
    OptionalInt score = view.statements().highestScore(view.base().id(row), view.from(), view.to());
    return score.isPresent() && score.getAsInt() >= view.definition().refers().promoterFrom()
        ? score
        : OptionalInt.empty();
  }

  /** An attribute without a date says how things are today; it counts on every day. */
  private boolean agrees(Attribute attribute, int row) {
    if (!attribute.known(row)) {
      return false;
    }
    return switch (attribute) {
      case FlagAttribute flags -> flags.flag(row);
      case NumberAttribute numbers ->
          numbers.number(row) >= view.definition().refers().promoterFrom();
      case DateAttribute dates ->
          dates.epochDay(row) >= view.first().toEpochDay()
              && dates.epochDay(row) <= view.asOf().toEpochDay();
      default -> AGREEMENT.contains(String.valueOf(attribute.text(row)).toLowerCase(Locale.ROOT));
    };
  }

  @Override
  public String words(int row) {
    List<String> found = new ArrayList<>(EventWords.words(view, view.counting().refers(), row));
    promoter(row).ifPresent(score -> found.add("Promoter’s answer: %d of 10".formatted(score)));
    for (Attribute attribute : attributes) {
      if (agrees(attribute, row)) {
        found.add(attribute.name() + ": " + attribute.text(row));
      }
    }
    return switch (of(row)) {
      case YES -> String.join(", ", found) + ".";
      case NO ->
          "No referral, reference or promoter's answer in %s."
              .formatted(Format.count(view.definition().windowDays(), "day"));
      case UNKNOWN -> "No referral or survey event has been received from any account yet.";
    };
  }
}
