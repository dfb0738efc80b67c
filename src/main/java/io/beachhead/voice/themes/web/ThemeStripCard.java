package io.beachhead.voice.themes.web;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.Requests;
import io.beachhead.voice.themes.ThemeReports;
import io.beachhead.web.Shell;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The themes with the most ARR, above the inbox of requests. */
@Component
public class ThemeStripCard implements PageCard {
  private static final int ORDER = 10;
  private static final int SHOWN = 3;

  private final ThemeReports reports;
  private final Requests requests;
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> divisions;

  ThemeStripCard(
      ThemeReports reports,
      Requests requests,
      CustomerBases bases,
      ObjectProvider<AccountGrouping> divisions) {
    this.reports = reports;
    this.requests = requests;
    this.bases = bases;
    this.divisions = divisions;
  }

  /**
   * The card.
   *
   * @param title how many requests are in how many themes
   * @param themes those with the most ARR
   * @param href all of them
   */
  public record Strip(
      String title,
      List<ThemesPage.Card> themes,
      ThemesPage.@Nullable Outside outside,
      String href) {}

  @Override
  public String page() {
    return "requests";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    Shell shell = request.shell();
    AccountGrouping known = divisions.getIfAvailable();
    Optional<AccountGroups> groups =
        known == null
            ? Optional.empty()
            : known.divide(request.segmentation(), bases.asOf(shell.asOf()));
    var page =
        new ThemesPages(
                shell,
                reports.report(request.segmentation(), shell.asOf()),
                requests.book(),
                groups)
            .page(null, Optional.empty(), false);
    if (page.path() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Card(
            ORDER,
            "voice/themes/_strip",
            new Strip(
                page.sentence(),
                page.themes().stream().limit(SHOWN).toList(),
                page.outside(),
                shell.link("/themes"))));
  }
}
