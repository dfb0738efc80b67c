package io.beachhead.workspace.web;

import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.SignIn;
import io.beachhead.workspace.access.SignInFailure;
import io.beachhead.workspace.factor.SecondFactors;
import io.beachhead.workspace.oidc.OidcSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The sign-in form. Who is let in is not decided here. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class SignInController {
  private final Shells shells;
  private final Members members;
  private final SignIn signIn;
  private final SecondFactors factors;
  private final OidcSettings oidc;

  SignInController(
      Shells shells, Members members, SignIn signIn, SecondFactors factors, OidcSettings oidc) {
    this.oidc = oidc;
    this.factors = factors;
    this.signIn = signIn;
    this.shells = shells;
    this.members = members;
  }

  @GetMapping("/sign-in")
  ModelAndView form(
      @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
      @RequestParam(required = false) @Nullable String again,
      HttpServletRequest request) {
    var user = CurrentUser.now();
    if (again != null && user.kind() == CurrentUser.Kind.MEMBER) {
      signIn.again(request);
      return view(user.email(), null, false);
    }
    if (user.known()) {
      return new ModelAndView(new RedirectView("/"));
    }
    if (members.none()) {
      return new ModelAndView(new RedirectView("/setup"));
    }
    return view("", null, signedOut != null);
  }

  /** Reached only by forwarding, when a sign-in has failed. */
  @PostMapping(SignInFailure.PAGE)
  ModelAndView failed(HttpServletRequest request) {
    var failure = SignInFailure.of(request);
    if (failure == null) {
      return new ModelAndView(new RedirectView("/sign-in"));
    }
    return view(failure.email(), sentence(failure), false);
  }

  private static String sentence(SignInFailure failure) {
    if (failure.waitSeconds() == 0) {
      return "Wrong e-mail address or password.";
    }
    return "Too many failed attempts. Try again in %s."
        .formatted(failure.waitSeconds() == 1 ? "a second" : failure.waitSeconds() + " seconds");
  }

  private JteView view(String email, @Nullable String failure, boolean signedOut) {
    return new JteView(
        "workspace/sign-in",
        new SignInPage(
            shells.bare(),
            email,
            failure,
            signedOut,
            factors.anyPasskey(),
            oidc.name().orElse(null)));
  }
}
