package io.beachhead.voice.surveys.web;

import io.beachhead.behaviour.cohorts.CohortAddresses;
import io.beachhead.voice.surveys.Surveys;
import io.beachhead.web.Shell;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the page of a cohort: the surveys its members can be invited to. */
@Component
public class CohortSurveysCard implements PageCard {
  private static final int ORDER = 20;

  private final Surveys surveys;

  CohortSurveysCard(Surveys surveys) {
    this.surveys = surveys;
  }

  /**
   * What the template shows.
   *
   * @param people who is to be invited, as the form of a survey takes it
   */
  public record Page(Shell shell, String people, List<Open> surveys) {

    /** A survey that takes answers. */
    public record Open(String name, String action) {}
  }

  @Override
  public String page() {
    return "cohort";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    var open =
        surveys.all().stream()
            .filter(survey -> survey.closed(request.shell().today()) == null)
            .map(
                survey -> new Page.Open(survey.name(), "/surveys/" + survey.key() + "/invitations"))
            .toList();
    return Optional.of(
        new Card(
            ORDER,
            "voice/surveys/cohort",
            new Page(request.shell(), CohortAddresses.PREFIX + request.requiredSubject(), open)));
  }
}
