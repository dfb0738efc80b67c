package io.beachhead.decisions.predictions;

import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What was predicted and what came of it, on the page of decisions. */
@Component
@ConditionalOnWebApplication
class PredictionsCard implements PageCard {
  private static final int ORDER = 10;
  private static final int SHOWN = 6;

  private final PredictionPages pages;

  PredictionsCard(PredictionPages pages) {
    this.pages = pages;
  }

  @Override
  public String page() {
    return "decisions";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    PredictionsPage page = pages.page(request.shell());
    return page.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(new Card(ORDER, "decisions/_outcomes", page.first(SHOWN)));
  }
}
