package io.beachhead.workspace.web;

import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.access.CurrentPassword;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.Passwords;
import io.beachhead.workspace.access.Sessions;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.access.SignIn;
import io.beachhead.workspace.access.SignedInBy;
import io.beachhead.workspace.factor.Passkeys;
import io.beachhead.workspace.factor.RecoveryCodes;
import io.beachhead.workspace.factor.SecondFactors;
import io.beachhead.workspace.factor.Site;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** How one signs in oneself: password, second factor, and where one is signed in. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class SecurityController {
  static final String PAGE = "/settings/security";
  static final String NEW_CODES = "newCodes";

  private final Shells shells;
  private final WorkspaceSettings settings;
  private final Members members;
  private final SetUp setUp;
  private final SignIn signIn;
  private final Sessions sessions;
  private final CurrentPassword currentPassword;
  private final SecondFactors factors;
  private final RecoveryCodes recoveryCodes;
  private final Passkeys passkeys;

  SecurityController(
      Shells shells,
      WorkspaceSettings settings,
      Members members,
      SetUp setUp,
      SignIn signIn,
      Sessions sessions,
      CurrentPassword currentPassword,
      SecondFactors factors,
      RecoveryCodes recoveryCodes,
      Passkeys passkeys) {
    this.passkeys = passkeys;
    this.shells = shells;
    this.settings = settings;
    this.members = members;
    this.setUp = setUp;
    this.signIn = signIn;
    this.sessions = sessions;
    this.currentPassword = currentPassword;
    this.factors = factors;
    this.recoveryCodes = recoveryCodes;
  }

  @GetMapping(PAGE)
  JteView security(HttpServletRequest request) {
    return view(request, FormErrors.NONE, HttpStatus.OK);
  }

  @PostMapping(PAGE + "/password")
  ModelAndView password(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var user = member();
    var problems = new ArrayList<ProblemItem>();
    PersonForm.password(password, user.email(), problems);
    switch (currentPassword.check(user, current, request)) {
      case CurrentPassword.Answer.Right() -> {}
      case CurrentPassword.Answer.Wrong() ->
          problems.add(ProblemItem.of("current", null, "this is not your password"));
      case CurrentPassword.Answer.Wait(long seconds) ->
          problems.add(
              ProblemItem.of(
                  "current", null, "too many wrong passwords; try again in " + seconds + " s"));
      case CurrentPassword.Answer.Ended() -> {
        return new ModelAndView(new RedirectView("/sign-in"));
      }
    }
    if (!problems.isEmpty()) {
      return view(request, FormErrors.of(problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var by = sessions.by(request);
    var member = setUp.changePassword(user, members.hashed(password));
    sessions.endOthers(user.id(), request);
    signIn.as(member, by, request, response);
    return back(redirect, "Password changed. Other devices are signed out.");
  }

  @PostMapping(PAGE + "/recovery-codes")
  ModelAndView recoveryCodes(HttpServletRequest request, RedirectAttributes redirect) {
    var user = member();
    if (!sessions.fresh(request)) {
      return signInAgain();
    }
    if (!factors.has(user.id())) {
      throw ProblemException.conflict("Recovery codes are for whoever has a second factor.");
    }
    redirect.addFlashAttribute(
        NEW_CODES, new SecurityPage.NewCodes(recoveryCodes.renew(user.id())));
    return back(redirect, "New recovery codes made. The old ones no longer work.");
  }

  @PostMapping(PAGE + "/sessions/{id}/ending")
  ModelAndView end(@PathVariable String id, RedirectAttributes redirect) {
    boolean ended = sessions.end(member().id(), id);
    return back(redirect, ended ? "That device is signed out." : "That session had already ended.");
  }

  @PostMapping(PAGE + "/sessions/ending")
  ModelAndView endOthers(HttpServletRequest request, RedirectAttributes redirect) {
    int ended = sessions.endOthers(member().id(), request);
    return back(
        redirect,
        ended == 0
            ? "You are signed in nowhere else."
            : "Signed out: %s.".formatted(Format.count(ended, "other session")));
  }

  static CurrentUser member() {
    var user = CurrentUser.now();
    if (user.kind() != CurrentUser.Kind.MEMBER) {
      throw ProblemException.conflict(
          "Only a member signs in with a password; this is a demo visitor or a key.");
    }
    return user;
  }

  static ModelAndView back(RedirectAttributes redirect, String message) {
    redirect.addFlashAttribute(Flash.NAME, Flash.of(message));
    return new ModelAndView(new RedirectView(PAGE));
  }

  static ModelAndView signInAgain() {
    return new ModelAndView(new RedirectView("/sign-in?again"));
  }

  private JteView view(HttpServletRequest request, FormErrors errors, HttpStatus status) {
    var user = CurrentUser.now();
    boolean member = user.kind() == CurrentUser.Kind.MEMBER;
    boolean owed =
        member && factors.owedBy(user.id()) && sessions.by(request) != SignedInBy.PROVIDER;
    var page =
        new SecurityPage(
            owed ? shells.bare() : shells.shell("settings"),
            SettingsTabs.at(PAGE),
            member ? account(user, request) : null,
            owed,
            sessions.fresh(request),
            newCodes(request),
            member ? sessions(user, request) : List.of(),
            sessions.longest().toHours(),
            errors);
    return new JteView("workspace/security", page, status);
  }

  private SecurityPage.Account account(CurrentUser user, HttpServletRequest request) {
    var zone = settings.current().timezone();
    return new SecurityPage.Account(
        user.email(),
        members.hasPassword(user.id()),
        Passwords.RULE,
        factors.hasApp(user.id()),
        passkeys.of(user.id()).stream().map(passkey -> line(passkey, zone)).toList(),
        Site.of(request).hasPasskeys(),
        recoveryCodes.left(user.id()));
  }

  private static SecurityPage.Passkey line(Passkeys.Passkey passkey, ZoneId zone) {
    var used = passkey.lastUsed();
    return new SecurityPage.Passkey(
        passkey.id(),
        passkey.label(),
        "%s · since %s, %s"
            .formatted(
                passkey.host(),
                Format.time(passkey.created(), zone),
                used == null ? "never used" : "last used " + Format.time(used, zone)));
  }

  private List<SecurityPage.Session> sessions(CurrentUser user, HttpServletRequest request) {
    var zone = settings.current().timezone();
    return sessions.of(user.id(), request).stream()
        .map(open ->
            new SecurityPage.Session(
                open.id(),
                open.device(),
                "%s · by %s".formatted(open.address(), open.by().label()),
                Format.time(open.began(), zone),
                Format.time(open.lastUsed(), zone),
                open.here()))
        .toList();
  }

  private static SecurityPage.@Nullable NewCodes newCodes(HttpServletRequest request) {
    var flashes = RequestContextUtils.getInputFlashMap(request);
    return flashes != null && flashes.get(NEW_CODES) instanceof SecurityPage.NewCodes codes
        ? codes
        : null;
  }
}
