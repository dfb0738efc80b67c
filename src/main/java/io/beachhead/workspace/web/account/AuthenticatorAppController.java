package io.beachhead.workspace.web.account;

import io.beachhead.web.JteView;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.access.Sessions;
import io.beachhead.workspace.factor.AuthenticatorApp;
import io.beachhead.workspace.factor.QrPicture;
import io.beachhead.workspace.factor.RecoveryCodes;
import io.beachhead.workspace.factor.SecondFactors;
import io.beachhead.workspace.web.FormErrors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets up the authenticator app of one's phone, and takes it away. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class AuthenticatorAppController {
  private static final String PAGE = SecurityController.PAGE + "/app";

  /** The secret waits here until the app has shown a right code for it. */
  private static final String SECRET = AuthenticatorAppController.class.getName();

  private final Shells shells;
  private final Sessions sessions;
  private final AuthenticatorApp app;
  private final RecoveryCodes recoveryCodes;
  private final SecondFactors factors;
  private final AuditTrail audit;

  AuthenticatorAppController(
      Shells shells,
      Sessions sessions,
      AuthenticatorApp app,
      RecoveryCodes recoveryCodes,
      SecondFactors factors,
      AuditTrail audit) {
    this.shells = shells;
    this.sessions = sessions;
    this.app = app;
    this.recoveryCodes = recoveryCodes;
    this.factors = factors;
    this.audit = audit;
  }

  @GetMapping(PAGE)
  ModelAndView form(HttpServletRequest request) {
    var user = SecurityController.member();
    if (!sessions.fresh(request)) {
      return SecurityController.signInAgain();
    }
    return view(user, secret(request.getSession()), FormErrors.NONE, HttpStatus.OK);
  }

  @PostMapping(PAGE)
  ModelAndView confirm(
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var user = SecurityController.member();
    if (!sessions.fresh(request)) {
      return SecurityController.signInAgain();
    }
    var secret = secret(request.getSession());
    if (!app.confirm(user.id(), secret, code)) {
      var problem =
          ProblemItem.of(
              "code",
              null,
              "this is not the code the app shows now; is the clock of your phone right?");
      return view(user, secret, FormErrors.of(List.of(problem)), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    request.getSession().removeAttribute(SECRET);
    audit.record("member.authenticator-app-added", user.email(), "");
    if (recoveryCodes.left(user.id()) == 0) {
      redirect.addFlashAttribute(
          SecurityController.NEW_CODES, new SecurityPage.NewCodes(recoveryCodes.renew(user.id())));
    }
    return SecurityController.back(redirect, "From now on you sign in with a code as well.");
  }

  @PostMapping(PAGE + "/removal")
  ModelAndView remove(HttpServletRequest request, RedirectAttributes redirect) {
    var user = SecurityController.member();
    if (!sessions.fresh(request)) {
      return SecurityController.signInAgain();
    }
    if (app.remove(user.id())) {
      factors.tidyUp(user.id());
      audit.record("member.authenticator-app-removed", user.email(), "");
    }
    return SecurityController.back(redirect, "The authenticator app is no longer asked for codes.");
  }

  private ModelAndView view(CurrentUser user, String secret, FormErrors errors, HttpStatus status) {
    var page =
        new AuthenticatorAppPage(
            shells.bare(),
            QrPicture.of(AuthenticatorApp.address(secret, user.email())),
            secret.replaceAll("(.{4})(?=.)", "$1 "),
            errors);
    return new JteView("workspace/authenticator-app", page, status);
  }

  private static String secret(HttpSession session) {
    if (session.getAttribute(SECRET) instanceof String secret) {
      return secret;
    }
    var secret = AuthenticatorApp.newSecret();
    session.setAttribute(SECRET, secret);
    return secret;
  }
}
