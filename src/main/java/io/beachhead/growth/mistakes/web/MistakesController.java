package io.beachhead.growth.mistakes.web;

import io.beachhead.growth.mistakes.Mistakes;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The cards of the four mistakes on the page of leads. */
@Controller
@Hidden
@ConditionalOnWebApplication
class MistakesController {
  private final Mistakes mistakes;
  private final Shells shells;

  MistakesController(Mistakes mistakes, Shells shells) {
    this.mistakes = mistakes;
    this.shells = shells;
  }

  @GetMapping("/leads/mistakes")
  JteView cards() {
    return new JteView("growth/leads/mistakes", MistakesPart.of(mistakes.on(shells.asOf())));
  }
}
