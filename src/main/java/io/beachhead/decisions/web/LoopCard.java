package io.beachhead.decisions.web;

import io.beachhead.decisions.answers.Loop;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.web.Format;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Whether the loop closes, on the page of requests. */
@Component
@ConditionalOnWebApplication
public class LoopCard implements PageCard {
  private static final int ORDER = 40;

  private final OwedAnswers answers;

  LoopCard(OwedAnswers answers) {
    this.answers = answers;
  }

  /** What the card shows. */
  public record Closing(String owed, String told, String days) {}

  @Override
  public String page() {
    return "requests";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    Loop loop = answers.loop();
    if (loop.owed() + loop.told() == 0) {
      return Optional.empty();
    }
    Double median = loop.medianDaysToAnswer();
    return Optional.of(
        new Card(
            ORDER,
            "decisions/_loop",
            new Closing(
                "%s owed%s"
                    .formatted(
                        Format.count(loop.owed(), "answer"),
                        loop.overdue() == 0 ? "" : ", %d overdue".formatted(loop.overdue())),
                Format.of(loop.told(), loop.told() + loop.owed()) + " told",
                median == null
                    ? "days to an answer not known yet"
                    : "median %s from question to answer"
                        .formatted(Format.count(Math.round(median), "day")))));
  }
}
