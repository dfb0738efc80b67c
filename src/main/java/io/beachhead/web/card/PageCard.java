package io.beachhead.web.card;

import java.util.Optional;

/**
 * A card on a page that belongs to somebody else. Implement it as a Spring bean; the page finds it
 * through {@link PageCards}. (Sections of an account's page appear in its JSON as well, so they
 * have an interface of their own, {@code customers.AccountPart}.)
 */
public interface PageCard {
  /**
   * The page it is for: {@code happiness}, {@code feature} and whatever other name a page hands to
   * {@link PageCards}.
   */
  String page();

  /**
   * The card for one request.
   *
   * @return empty where there is nothing to show and nothing to explain; a card without data says
   *     why itself
   */
  Optional<Card> card(CardRequest request);
}
