package io.beachhead.voice.surveys.web;

import io.beachhead.voice.surveys.Answering;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people answer a survey, without signing in: the link says who they are. */
@Controller
@Hidden
@ConditionalOnWebApplication
class PublicSurveyController {
  private static final int GONE = 410;
  private static final int MOST_FIELDS = 500;

  private final Shells shells;
  private final Answering answering;

  PublicSurveyController(Shells shells, Answering answering) {
    this.shells = shells;
    this.answering = answering;
  }

  @GetMapping("/s/{token}")
  JteView show(@PathVariable String token, HttpServletResponse response) {
    return view(token, Map.of(), Map.of(), response);
  }

  @PostMapping("/s/{token}")
  JteView answer(
      @PathVariable String token,
      @RequestParam MultiValueMap<String, String> form,
      HttpServletResponse response) {
    if (!(answering.door(token) instanceof Answering.Open)) {
      return view(token, Map.of(), Map.of(), response);
    }
    Map<String, String> fields = new HashMap<>();
    form.forEach((name, values) -> {
      if (fields.size() < MOST_FIELDS && !values.isEmpty() && values.getFirst() != null) {
        fields.put(name, values.getFirst());
      }
    });
    return switch (answering.answer(token, fields)) {
      case Answering.Stored _ ->
          new JteView(
              "voice/surveys/answer",
              new PublicSurveyPage(
                  shells.bare(),
                  "Thank you",
                  "Your answers are in. You can close this page.",
                  null));
      case Answering.Refused refused -> {
        response.setStatus(422);
        yield view(token, fields, refused.problems(), response);
      }
    };
  }

  private JteView view(
      String token,
      Map<String, String> fields,
      Map<String, String> problems,
      HttpServletResponse response) {
    var shell = shells.bare();
    return new JteView(
        "voice/surveys/answer",
        switch (answering.door(token)) {
          case Answering.Open open -> new PublicSurveyPages(shell, open, fields, problems).page();
          case Answering.Shut shut -> {
            response.setStatus(GONE);
            yield new PublicSurveyPage(shell, shut.title(), shut.why(), null);
          }
          case Answering.Unknown _ -> {
            response.setStatus(404);
            yield new PublicSurveyPage(
                shell,
                "This link does not lead to a survey",
                "It may be cut off or mistyped, or the survey is gone. Ask whoever sent it.",
                null);
          }
        });
  }
}
