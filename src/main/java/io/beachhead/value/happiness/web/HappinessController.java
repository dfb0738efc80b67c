package io.beachhead.value.happiness.web;

import io.beachhead.value.happiness.Calibration;
import io.beachhead.value.happiness.Calibrations;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappyFilter;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of observed happiness. */
@Controller
@Hidden
class HappinessController {
  private final Happiness happiness;
  private final Calibrations calibrations;
  private final Shells shells;
  private final PageCards cards;

  HappinessController(
      Happiness happiness, Calibrations calibrations, Shells shells, PageCards cards) {
    this.happiness = happiness;
    this.calibrations = calibrations;
    this.shells = shells;
    this.cards = cards;
  }

  @GetMapping("/happiness")
  JteView page(
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(required = false) @Nullable String lacking,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page) {
    Shell shell = shells.shell("happiness");
    HappyFilter filter = HappinessApi.filter(show, lacking, segment, q);
    String segmentation = segmentation(shell);
    var answer = happiness.answer(segmentation, shell.asOf());
    return new JteView(
        "value/happiness",
        new HappinessPages(
                shell,
                answer,
                happiness.observation(segmentation, shell.asOf()),
                filter,
                Math.max(1, page))
            .page(
                answer.total().accounts() == 0 ? null : calibrations.both(shell.asOf()),
                CurrentUser.now().may(Role.PRODUCT),
                cards.on("happiness", shell)));
  }

  @PostMapping("/happiness/threshold")
  @PreAuthorize("hasRole('PRODUCT')")
  String adopt(
      @RequestParam String on,
      @RequestParam(defaultValue = "false") boolean curve,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      RedirectAttributes redirect) {
    Calibrations.Both found = calibrations.both(asOf);
    if (curve) {
      calibrations.adoptCurve(found, on(on));
    } else {
      calibrations.adopt(found, on(on));
    }
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            curve
                ? "The value model now uses the observed curve."
                : "The value model now uses the observed threshold.",
            "/happiness/threshold/undo"));
    return "redirect:/happiness#threshold";
  }

  @PostMapping("/happiness/threshold/undo")
  @PreAuthorize("hasRole('PRODUCT')")
  ResponseEntity<Void> undo() {
    calibrations.undo();
    return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
  }

  @PostMapping("/happiness/threshold/restoration")
  @PreAuthorize("hasRole('PRODUCT')")
  String restore(RedirectAttributes redirect) {
    calibrations.undo();
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The previous rule is back in use."));
    return "redirect:/happiness#threshold";
  }

  static Calibration.On on(String key) {
    return Calibration.On.of(key)
        .orElseThrow(() ->
            ProblemException.unprocessable(
                "Choose which threshold to use.",
                List.of(ProblemItem.of("on", key, "expected surplus or ratio"))));
  }

  static @Nullable String segmentation(Shell shell) {
    var chosen = shell.segmentation();
    return chosen == null ? null : chosen.key();
  }
}
