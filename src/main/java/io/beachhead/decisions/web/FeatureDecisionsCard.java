package io.beachhead.decisions.web;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.store.StorableText;
import io.beachhead.web.Format;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What was decided on a feature, on its page, and the way to decide. */
@Component
@ConditionalOnWebApplication
public class FeatureDecisionsCard implements PageCard {
  private static final int ORDER = 40;
  private static final int WHY = 160;

  private final Decisions decisions;

  FeatureDecisionsCard(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * The card.
   *
   * @param decideHref the form; null for whoever may not decide
   */
  public record FeatureDecisions(List<Line> lines, @Nullable String decideHref) {}

  /** One decision. */
  public record Line(
      String day, String verdict, String icon, String why, String href, boolean followed) {}

  @Override
  public String page() {
    return "feature";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    String feature = request.requiredSubject();
    CurrentUser user = CurrentUser.now();
    List<Line> lines =
        decisions.all().stream()
            .filter(it -> it.features().stream().anyMatch(each -> each.key().equals(feature)))
            .map(FeatureDecisionsCard::line)
            .toList();
    return Optional.of(
        new Card(
            ORDER,
            "decisions/_feature",
            new FeatureDecisions(
                lines,
                user.may(Role.PRODUCT) || user.may(Role.GTM)
                    ? "/decisions/new?features="
                        + URLEncoder.encode(feature, StandardCharsets.UTF_8)
                    : null)));
  }

  private static Line line(Decision decision) {
    DecisionsPage.What what = Wording.what(decision);
    return new Line(
        Format.date(decision.decidedOn()),
        what.verdict(),
        what.icon(),
        StorableText.cut(decision.ruling().reason(), WHY),
        "/decisions?decision=" + decision.id(),
        !decision.holds());
  }
}
