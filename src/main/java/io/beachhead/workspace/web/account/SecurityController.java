package io.beachhead.workspace.web.account;

import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.access.CurrentPassword;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.access.SignIn;
import io.beachhead.workspace.web.FormErrors;
import io.beachhead.workspace.web.PersonForm;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** How one signs in oneself, and another password. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class SecurityController {
  static final String PAGE = "/settings/security";
  static final String NEW_CODES = "newCodes";

  private final SecurityPages pages;
  private final Members members;
  private final SetUp setUp;
  private final SignIn signIn;
  private final CurrentPassword currentPassword;

  SecurityController(
      SecurityPages pages,
      Members members,
      SetUp setUp,
      SignIn signIn,
      CurrentPassword currentPassword) {
    this.pages = pages;
    this.members = members;
    this.setUp = setUp;
    this.signIn = signIn;
    this.currentPassword = currentPassword;
  }

  @GetMapping(PAGE)
  JteView security(HttpServletRequest request) {
    return pages.view(request, FormErrors.NONE, HttpStatus.OK);
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
      return pages.view(request, FormErrors.of(problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    signIn.withNewPassword(setUp.changePassword(user, members.hashed(password)), request, response);
    return back(redirect, "Password changed. Other devices are signed out.");
  }

  /** The member who asks; whoever else is signed in has nothing to change here. */
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
}
