package io.beachhead.growth.cancellations.web;

import io.beachhead.growth.cancellations.CancelQuestions;
import io.beachhead.growth.cancellations.Cancellation;
import io.beachhead.growth.cancellations.Cancellations;
import io.beachhead.growth.cancellations.Cancellations.Behind;
import io.beachhead.growth.cancellations.OfferRule;
import io.beachhead.growth.cancellations.Outcome;
import io.beachhead.growth.cancellations.Reason;
import io.beachhead.growth.cancellations.web.CancelPage.Button;
import io.beachhead.growth.cancellations.web.CancelPage.Option;
import io.beachhead.growth.cancellations.web.CancelPage.Questions;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.web.load.SendingLimit;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a customer cancels, or is kept; the link lets them in. */
@Controller
@Hidden
@ConditionalOnWebApplication
class CancelController {
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int INCOMPLETE = 422;
  private static final int TOO_MANY = 429;
  private static final String OFFER = "offer:";

  private final Shells shells;
  private final Cancellations cancellations;
  private final CancelQuestions questions;
  private final SendingLimit limit;
  private final WorkspaceSettings settings;
  private final Clock clock;

  CancelController(
      Shells shells,
      Cancellations cancellations,
      CancelQuestions questions,
      SendingLimit limit,
      WorkspaceSettings settings,
      Clock clock) {
    this.shells = shells;
    this.cancellations = cancellations;
    this.questions = questions;
    this.limit = limit;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/cancel/{token}")
  JteView show(@PathVariable String token, HttpServletResponse response) {
    return switch (cancellations.behind(token)) {
      case Behind.Open open -> asked(token, open.cancellation(), null);
      case Behind other -> shut(token, other, response);
    };
  }

  /** The page says which step it sends: the answers, a choice, or taking the choice back. */
  @PostMapping("/cancel/{token}")
  JteView send(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String choice,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable List<String> liked,
      HttpServletRequest request,
      HttpServletResponse response) {
    var behind = cancellations.behind(token);
    boolean real = behind instanceof Behind.Open || behind instanceof Behind.Used;
    if (!limit.admits("cancel " + (real ? token : ""), request.getRemoteAddr())) {
      response.setStatus(TOO_MANY);
      return message(
          "Please try again later",
          "Too much was sent from here in the last hour.",
          token,
          List.of());
    }
    if (behind instanceof Behind.Used used && "undo".equals(choice)) {
      return cancellations.undo(used.cancellation())
          ? message("You stay", "Your choice was undone; nothing changes.", token, List.of())
          : shut(token, behind, response);
    }
    if (!(behind instanceof Behind.Open open)) {
      return shut(token, behind, response);
    }
    var cancellation = open.cancellation();
    if (choice != null && cancellation.answers() != null) {
      return chosen(token, cancellation, choice, response);
    }
    return answered(
        token,
        cancellation,
        new Said(reason, known(liked), request.getParameter("comment")),
        response);
  }

  private record Said(@Nullable String reason, List<String> liked, @Nullable String comment) {}

  private List<String> known(@Nullable List<String> liked) {
    var keys = questions.liked().stream().map(CancelQuestions.Choice::key).toList();
    return liked == null ? List.of() : liked.stream().filter(keys::contains).distinct().toList();
  }

  private JteView answered(
      String token, Cancellation cancellation, Said said, HttpServletResponse response) {
    try {
      var offers = cancellations.answer(cancellation, said.reason(), said.liked(), said.comment());
      return offered(token, offers);
    } catch (ProblemException incomplete) {
      response.setStatus(INCOMPLETE);
      return asked(token, cancellation, said);
    }
  }

  private JteView asked(String token, Cancellation cancellation, @Nullable Said said) {
    var before = cancellation.answers();
    var reason = said == null ? before == null ? null : before.reason().key() : said.reason();
    var liked = said == null ? before == null ? List.<String>of() : before.liked() : said.liked();
    var comment = said == null ? before == null ? null : before.comment() : said.comment();
    return new JteView(
        "growth/cancellations/cancel",
        new CancelPage(
            shells.bare(),
            "Before you go",
            "Two questions, then you decide. Nothing is cancelled before you say so.",
            "/cancel/" + token,
            said == null ? null : "Something is missing. It is marked below.",
            new Questions(
                Arrays.stream(Reason.values())
                    .map(each -> new Option(each.key(), each.words(), each.key().equals(reason)))
                    .toList(),
                questions.liked().stream()
                    .map(each -> new Option(each.key(), each.label(), liked.contains(each.key())))
                    .toList(),
                comment == null ? "" : comment,
                said == null ? Map.of() : Map.of("reason", "Choose the reason that fits best.")),
            List.of()));
  }

  private JteView offered(String token, List<OfferRule> offers) {
    var buttons = new ArrayList<Button>();
    for (var offer : offers) {
      buttons.add(
          new Button(
              OFFER + offer.offer().key(),
              switch (offer.offer()) {
                case PAUSE -> "Pause";
                case PLAN -> "Change the plan";
                case PERSON -> "Talk to somebody";
              },
              offer.sentence(),
              buttons.isEmpty()));
    }
    buttons.add(new Button("stay", "Keep everything as it is", null, false));
    buttons.add(new Button("leave", "Cancel now", null, false));
    return message(
        offers.isEmpty() ? "What shall we do?" : "Would one of these help?",
        "Thank you for your answers. Nothing is cancelled yet.",
        token,
        buttons);
  }

  private JteView chosen(
      String token, Cancellation cancellation, String choice, HttpServletResponse response) {
    var answers = cancellation.answers();
    var offers =
        answers == null
            ? List.<OfferRule>of()
            : cancellations.offers(cancellation.account(), answers.reason());
    var accepted =
        offers.stream()
            .filter(offer -> choice.equals(OFFER + offer.offer().key()))
            .findFirst()
            .orElse(null);
    Outcome outcome =
        switch (choice) {
          case "leave" -> Outcome.LEFT;
          case "stay" -> Outcome.STAYED;
          default -> accepted == null ? null : accepted.offer().outcome();
        };
    if (outcome == null) {
      response.setStatus(INCOMPLETE);
      return offered(token, offers);
    }
    if (!cancellations.choose(cancellation, outcome, accepted)) {
      return shut(token, cancellations.behind(token), response);
    }
    return done(token, cancellations.one(cancellation.id()));
  }

  private JteView done(String token, Cancellation cancellation) {
    var result = cancellation.result();
    var resumes = result.resumesOn();
    var sentence =
        switch (result.outcome()) {
          case LEFT ->
              "Your cancellation has been passed on. You will hear from us what is left to do.";
          case PAUSED ->
              resumes == null
                  ? "Your pause has been passed on."
                  : "Your pause has been passed on; it ends on %s.".formatted(Format.date(resumes));
          case CHANGED_PLAN ->
              "Your change%s has been passed on."
                  .formatted(result.plan() == null ? "" : " to " + result.plan());
          case TALK -> "Somebody will get in touch with you. Nothing changes until then.";
          case STAYED, UNDONE, OPEN -> "Nothing changes. Thank you for telling us what is missing.";
        };
    boolean undoable = result.outcome() != Outcome.STAYED && result.outcome() != Outcome.UNDONE;
    return message(
        result.outcome() == Outcome.STAYED ? "You stay" : "Done",
        sentence,
        token,
        undoable ? List.of(new Button("undo", "Undo", null, false)) : List.of());
  }

  private JteView shut(String token, Behind behind, HttpServletResponse response) {
    return switch (behind) {
      case Behind.Nothing _ -> {
        response.setStatus(NOT_FOUND);
        yield message(
            "This link does not lead anywhere",
            "It may be cut off or mistyped. Ask whoever sent it for another one.",
            token,
            List.of());
      }
      case Behind.Expired expired -> {
        response.setStatus(GONE);
        yield message(
            "This link has expired",
            "It could be used until %s. Ask whoever sent it for another one."
                .formatted(Format.time(expired.at(), settings.current().timezone())),
            token,
            List.of());
      }
      case Behind.Used used -> {
        response.setStatus(GONE);
        yield used(token, used.cancellation());
      }
      case Behind.Open open -> asked(token, open.cancellation(), null);
    };
  }

  private JteView used(String token, Cancellation cancellation) {
    var at = cancellation.result().at();
    boolean undoable =
        at != null
            && cancellation.result().outcome() != Outcome.STAYED
            && cancellation.result().outcome() != Outcome.UNDONE
            && at.plus(Cancellations.UNDO_WITHIN).isAfter(clock.instant());
    return message(
        "This link was used",
        "It works once. What was chosen: %s.".formatted(cancellation.result().outcome().words()),
        token,
        undoable ? List.of(new Button("undo", "Undo", null, false)) : List.of());
  }

  private JteView message(String title, String sentence, String token, List<Button> buttons) {
    return new JteView(
        "growth/cancellations/cancel",
        new CancelPage(shells.bare(), title, sentence, "/cancel/" + token, null, null, buttons));
  }
}
