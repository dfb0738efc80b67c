package io.beachhead.workspace.web;

import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.SecondStep;
import io.beachhead.workspace.access.SignIn;
import io.beachhead.workspace.factor.SecondFactors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The second step of signing in: a code from the app, a recovery code, or a passkey. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class SecondFactorController {
  private final Shells shells;
  private final SecondStep secondStep;
  private final SecondFactors factors;
  private final SignIn signIn;

  SecondFactorController(
      Shells shells, SecondStep secondStep, SecondFactors factors, SignIn signIn) {
    this.shells = shells;
    this.secondStep = secondStep;
    this.factors = factors;
    this.signIn = signIn;
  }

  @GetMapping(SecondStep.PAGE)
  ModelAndView form(HttpServletRequest request) {
    return secondStep
        .expected(request)
        .<ModelAndView>map(member -> view(member, null, HttpStatus.OK))
        .orElseGet(SecondFactorController::begin);
  }

  @PostMapping(SecondStep.PAGE)
  ModelAndView code(
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    var member = secondStep.expected(request);
    return switch (secondStep.code(code, request)) {
      case SecondStep.Answer.Right(Member right, var by) -> {
        signIn.noted(right, by, request, response);
        yield new ModelAndView(new RedirectView(signIn.destination(request, response), true));
      }
      case SecondStep.Answer.Wrong() ->
          view(
              member.orElseThrow(),
              "This code is wrong, or was used before.",
              HttpStatus.UNAUTHORIZED);
      case SecondStep.Answer.Wait(long seconds) -> {
        response.setHeader("Retry-After", Long.toString(seconds));
        yield view(
            member.orElseThrow(),
            "Too many wrong codes. Try again in %s."
                .formatted(seconds == 1 ? "a second" : seconds + " seconds"),
            HttpStatus.TOO_MANY_REQUESTS);
      }
      case SecondStep.Answer.Over() -> begin();
    };
  }

  private static ModelAndView begin() {
    return new ModelAndView(new RedirectView("/sign-in"));
  }

  private JteView view(Member member, @Nullable String failure, HttpStatus status) {
    var page =
        new SecondFactorPage(
            shells.bare(),
            member.email(),
            factors.hasApp(member.id()),
            factors.hasPasskey(member.id()),
            failure);
    return new JteView("workspace/second-factor", page, status);
  }
}
