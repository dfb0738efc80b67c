package io.beachhead.workspace.web;

import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.factor.SecondFactors;
import io.beachhead.workspace.oidc.OidcSettings;
import io.beachhead.workspace.oidc.OidcSignIn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The way in by an OpenID Connect provider, there and back. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class OidcController {
  private final Shells shells;
  private final OidcSettings settings;
  private final OidcSignIn oidc;
  private final SecondFactors factors;

  OidcController(Shells shells, OidcSettings settings, OidcSignIn oidc, SecondFactors factors) {
    this.shells = shells;
    this.settings = settings;
    this.oidc = oidc;
    this.factors = factors;
  }

  @GetMapping(OidcSignIn.PAGE)
  ModelAndView begin(HttpServletRequest request, HttpServletResponse response) {
    var name = name();
    return page(name, oidc.begin(request, response));
  }

  @GetMapping(OidcSignIn.CALLBACK)
  ModelAndView callback(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var name = name();
    return page(name, oidc.callback(code, state, request, response));
  }

  private String name() {
    return settings
        .name()
        .orElseThrow(() -> ProblemException.notFound("No OpenID Connect provider is configured."));
  }

  private ModelAndView page(String name, OidcSignIn.Answer answer) {
    return switch (answer) {
      case OidcSignIn.Answer.GoTo(String address) ->
          new ModelAndView(new RedirectView(address, true));
      case OidcSignIn.Answer.Refused(String reason) ->
          failure(
              "Signing in by %s did not work: %s.".formatted(name, reason), HttpStatus.FORBIDDEN);
      case OidcSignIn.Answer.Unavailable() ->
          failure(
              "%s cannot be reached. Try again later, or sign in with your password."
                  .formatted(capitalised(name)),
              HttpStatus.BAD_GATEWAY);
    };
  }

  private static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private JteView failure(String sentence, HttpStatus status) {
    return new JteView(
        "workspace/sign-in",
        new SignInPage(
            shells.bare(), "", sentence, false, factors.anyPasskey(), settings.name().orElse(null)),
        status);
  }
}
