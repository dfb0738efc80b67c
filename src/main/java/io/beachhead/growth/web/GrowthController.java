package io.beachhead.growth.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.activation.ActivationQuestions;
import io.beachhead.growth.aha.AhaQuestion;
import io.beachhead.growth.aha.AhaQuestions;
import io.beachhead.growth.journey.JourneyDivisions;
import io.beachhead.growth.journey.JourneyQuestions;
import io.beachhead.growth.spend.Spend.Stage;
import io.beachhead.growth.stages.FreeUserRetention;
import io.beachhead.growth.stages.StageQuestions;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.NewUsers;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.growth.virality.ViralityQuestions;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.WhyAnswer;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of growth: stages, journey, activation, aha, retention, virality. */
@Controller
@Hidden
@ConditionalOnWebApplication
class GrowthController {
  private static final int DAYS = 90;
  private static final int FOLLOWED_DAYS = 35;
  private static final int WEEKS = 9;
  private static final int COHORTS = 12;
  private static final int MOST_PERSONAS = 4;

  /** Staying is week 4 here, as in the table of retention. */
  private static final AhaQuestion USUAL = AhaQuestion.of(7, 22, 28, 40);

  private final Shells shells;
  private final Measured measured;
  private final PageCards cards;
  private final BehaviourQuestions behaviour;

  GrowthController(
      Shells shells, Measured measured, PageCards cards, BehaviourQuestions behaviour) {
    this.shells = shells;
    this.measured = measured;
    this.cards = cards;
    this.behaviour = behaviour;
  }

  @GetMapping("/growth")
  JteView show(
      @RequestParam(required = false) @Nullable String persona,
      @RequestParam(defaultValue = "persona") String by) {
    Shell shell = shells.shell("growth");
    GrowthDefinition definition = measured.definitions.current();
    var range = range(shell);
    var empty = empty(definition);
    var links =
        new GrowthPage.Links(
            "/growth/definitions",
            shell.link("/growth/stages.csv" + days(range)),
            shell.link("/growth/journey.csv" + days(range) + "&by=" + by),
            shell.link("/growth/activation.csv" + days(range)),
            shell.link("/growth/aha.csv?withinDays=7&outcomeFromDay=22&outcomeToDay=28"),
            shell.link("/growth/virality.csv" + days(range)));
    String sentence =
        "How the product itself finds, keeps and grows customers. People who signed up in the %d days to %s, followed for five weeks."
            .formatted(DAYS, Format.date(range.to()));
    if (empty != null) {
      return new JteView(
          "growth/growth", new GrowthPage(shell, sentence, List.of(), links, empty, null));
    }
    var personaOf = measured.divisions.of("persona", null, definition, range);
    Predicate<NewUser> who =
        persona == null || persona.isBlank()
            ? _ -> true
            : user -> persona.equals(personaOf.apply(user));
    var users = range.of(measured.newUsers.all(Unit.PERSON, definition));
    var followed = new SignUpRange(range.from(), shell.asOf(), range.zone(), range.now());
    var retention =
        FreeUserRetention.of(
            followed.of(measured.newUsers.all(Unit.PERSON, definition)).stream()
                .filter(who)
                .toList(),
            followed,
            measured.settings.current().weekStart(),
            WEEKS,
            COHORTS);
    var chosen = shell.segmentation();
    var figures =
        new GrowthPages.Figures(
            measured.stages.stages(range, who),
            measured.journeys.journey(range, by, chosen == null ? null : chosen.key(), who),
            measured.activations.activation(range, who),
            measured.aha.candidates(
                USUAL, new SignUpRange(null, range.to(), range.zone(), range.now())),
            retention,
            measured.virality.virality(range));
    return new JteView(
        "growth/growth",
        new GrowthPage(
            shell,
            sentence,
            personas(shell, users, personaOf, persona),
            links,
            null,
            new GrowthPages(shell, definition).board(figures, cards.on("growth", shell))));
  }

  private SignUpRange range(Shell shell) {
    LocalDate to = shell.asOf().minusDays(FOLLOWED_DAYS);
    return measured.ranges.of(to.minusDays(DAYS - 1L).toString(), to.toString());
  }

  private static String days(SignUpRange range) {
    return "?dateFrom=%s&dateTo=%s".formatted(range.from(), range.to());
  }

  private GrowthPage.@Nullable Empty empty(GrowthDefinition definition) {
    if (behaviour.eventNames().isEmpty()) {
      return new GrowthPage.Empty(
          "No product events yet",
          "This page will show whether the product wins, keeps and grows customers by itself, from"
              + " the events it sends.",
          "Connect a source",
          "/sources");
    }
    return definition.signedUp() == null
        ? new GrowthPage.Empty(
            "Say what signing up is",
            "Which of your events mean signed up, onboarded, active and upgraded? There are"
                + " suggestions.",
            "Define growth",
            "/growth/definitions")
        : null;
  }

  private static List<Choice> personas(
      Shell shell,
      List<NewUser> users,
      java.util.function.Function<NewUser, @Nullable String> of,
      @Nullable String chosen) {
    Map<String, Integer> counts = new HashMap<>();
    for (NewUser user : users) {
      String persona = of.apply(user);
      if (persona != null) {
        counts.merge(persona, 1, Integer::sum);
      }
    }
    var choices = new ArrayList<Choice>();
    boolean all = chosen == null || chosen.isBlank();
    choices.add(new Choice("All personas", shell.address().with("persona", null).href(), all));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_PERSONAS)
        .map(Map.Entry::getKey)
        .forEach(persona ->
            choices.add(
                new Choice(
                    persona,
                    shell.address().with("persona", persona).href(),
                    persona.equals(chosen))));
    return choices;
  }

  @GetMapping("/why/growth-stages")
  JteView why(@RequestParam String stage) {
    Shell shell = shells.shell("growth");
    var range = range(shell);
    var answer = measured.stages.stages(range);
    var it =
        answer.stages().stream()
            .filter(each -> each.stage().key().equals(stage))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no such stage."));
    Stage of = it.stage();
    Interval value = it.value();
    var lines = new ArrayList<WhyAnswer.Line>();
    lines.add(
        new WhyAnswer.Line(
            "Signed up",
            "%s to %s"
                .formatted(
                    Format.date(Objects.requireNonNullElse(range.from(), range.to())),
                    Format.date(range.to()))));
    lines.add(new WhyAnswer.Line("People behind the number", Format.count(it.n())));
    if (value != null) {
      lines.add(
          new WhyAnswer.Line(
              it.definition(), GrowthPages.number(of, value.mid(), answer.currency()), true));
      lines.add(
          new WhyAnswer.Line(
              "80% range",
              GrowthPages.number(of, value.low(), answer.currency())
                  + " to "
                  + GrowthPages.number(of, value.high(), answer.currency())));
    }
    return new JteView(
        "web/whybody",
        new WhyAnswer(
            GrowthPages.name(of) + ": " + it.definition(),
            lines,
            it.notEnoughData() != null ? it.notEnoughData().why() : it.method() + ".",
            null,
            "/method/growth-stages",
            "/api/growth/stages" + days(range)));
  }

  /** What the page asks. */
  @org.springframework.stereotype.Component
  record Measured(
      GrowthDefinitions definitions,
      NewUsers newUsers,
      SignUpRange.Reader ranges,
      StageQuestions stages,
      JourneyQuestions journeys,
      JourneyDivisions divisions,
      ActivationQuestions activations,
      AhaQuestions aha,
      ViralityQuestions virality,
      WorkspaceSettings settings) {}
}
