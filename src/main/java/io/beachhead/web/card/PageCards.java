package io.beachhead.web.card;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import io.beachhead.web.Shell;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Collects the cards of a page, in order, ready to be written into its template. */
@Component
@ConditionalOnWebApplication
public class PageCards {
  private final ObjectProvider<PageCard> cards;
  private final TemplateEngine templates;

  PageCards(ObjectProvider<PageCard> cards, TemplateEngine templates) {
    this.cards = cards;
    this.templates = templates;
  }

  /** The cards of a page about everybody. */
  public List<Content> on(String page, Shell shell) {
    return on(page, shell, null);
  }

  /**
   * The cards of a page about one thing.
   *
   * @param page the name that {@link PageCard#page} gives
   * @param subject key of the thing
   */
  public List<Content> on(String page, Shell shell, @Nullable String subject) {
    var request = new CardRequest(shell, subject);
    return cards
        .orderedStream()
        .filter(card -> card.page().equals(page))
        .flatMap(card -> card.card(request).stream())
        .sorted(Comparator.comparingInt(Card::order))
        .map(card -> content(card.template(), card.page()))
        .toList();
  }

  /** A template with its record, for pages that put parts together themselves. */
  public Content content(String template, Object page) {
    return output -> templates.render(template + ".jte", page, output);
  }
}
