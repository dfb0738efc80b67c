package io.beachhead.workspace.web.account;

import io.beachhead.web.Flash;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.access.PasskeySignIn;
import io.beachhead.workspace.access.Sessions;
import io.beachhead.workspace.factor.Passkeys;
import io.beachhead.workspace.factor.RecoveryCodes;
import io.beachhead.workspace.factor.SecondFactors;
import io.beachhead.workspace.factor.Site;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What a page's script asks for: making a passkey, and signing in with one. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class PasskeyController {
  private static final String OWN = SecurityController.PAGE + "/passkeys";
  private static final int LONGEST_LABEL = 60;

  /** An attestation with its chain of certificates has some kilobytes. */
  private static final int LARGEST = 65_536;

  private final Passkeys passkeys;
  private final PasskeySignIn signIn;
  private final Sessions sessions;
  private final RecoveryCodes recoveryCodes;
  private final SecondFactors factors;
  private final AuditTrail audit;

  PasskeyController(
      Passkeys passkeys,
      PasskeySignIn signIn,
      Sessions sessions,
      RecoveryCodes recoveryCodes,
      SecondFactors factors,
      AuditTrail audit) {
    this.passkeys = passkeys;
    this.signIn = signIn;
    this.sessions = sessions;
    this.recoveryCodes = recoveryCodes;
    this.factors = factors;
    this.audit = audit;
  }

  @PostMapping(path = OWN + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String creationOptions(HttpServletRequest request) {
    return passkeys.creationOptions(freshMember(request), site(request));
  }

  @PostMapping(path = OWN, produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Map<String, String> add(
      @RequestParam(defaultValue = "") String label,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var member = freshMember(request);
    var named = label.strip();
    if (named.isEmpty() || named.length() > LONGEST_LABEL) {
      throw ProblemException.badRequest(
          "The name of a passkey needs 1 to %d characters.".formatted(LONGEST_LABEL));
    }
    if (!passkeys.add(member, named, body(request), site(request))) {
      throw ProblemException.badRequest("This passkey could not be added. Try again.");
    }
    var user = SecurityController.member();
    audit.record("member.passkey-added", user.email(), named);
    var flash = RequestContextUtils.getOutputFlashMap(request);
    flash.put(Flash.NAME, Flash.of("Passkey added."));
    if (recoveryCodes.left(member) == 0) {
      flash.put(
          SecurityController.NEW_CODES, new SecurityPage.NewCodes(recoveryCodes.renew(member)));
    }
    RequestContextUtils.saveOutputFlashMap(SecurityController.PAGE, request, response);
    return Map.of("location", SecurityController.PAGE);
  }

  @PostMapping(OWN + "/{id}/removal")
  ModelAndView remove(
      @PathVariable String id, HttpServletRequest request, RedirectAttributes redirect) {
    var user = SecurityController.member();
    if (!sessions.fresh(request)) {
      return SecurityController.signInAgain();
    }
    if (passkeys.remove(user.id(), id)) {
      factors.tidyUp(user.id());
      audit.record("member.passkey-removed", user.email(), "");
    }
    return SecurityController.back(redirect, "The passkey no longer signs you in.");
  }

  @PostMapping(path = PasskeySignIn.PAGE + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String requestOptions(HttpServletRequest request) {
    return passkeys.requestOptions(site(request));
  }

  @PostMapping(path = PasskeySignIn.PAGE, produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ResponseEntity<Map<String, String>> signIn(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    return switch (signIn.attempt(body(request), request, response)) {
      case PasskeySignIn.Answer.Done(String destination) ->
          ResponseEntity.ok(Map.of("location", destination));
      case PasskeySignIn.Answer.Refused() ->
          ResponseEntity.status(HttpStatus.UNAUTHORIZED)
              .body(Map.of("detail", "This passkey does not sign anybody in here."));
      case PasskeySignIn.Answer.Wait(long seconds) ->
          ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
              .header("Retry-After", Long.toString(seconds))
              .body(Map.of("detail", "Too many attempts. Try again in %d s.".formatted(seconds)));
    };
  }

  private String freshMember(HttpServletRequest request) {
    var user = SecurityController.member();
    if (!sessions.fresh(request)) {
      throw ProblemException.conflict("Sign in again first: this needs a recent sign-in.");
    }
    return user.id();
  }

  private static Site site(HttpServletRequest request) {
    var site = Site.of(request);
    if (!site.hasPasskeys()) {
      throw ProblemException.conflict(
          "Browsers offer passkeys only over https and under a host name, or on localhost.");
    }
    return site;
  }

  private static String body(HttpServletRequest request) throws IOException {
    var bytes = request.getInputStream().readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw ProblemException.badRequest("No passkey is that large.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
