package io.beachhead.workspace.web;

import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.Passwords;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.access.SignIn;
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

/** One's own name and password. */
@Controller
@Hidden
@ConditionalOnWebApplication
class ProfileController {
  private final Shells shells;
  private final Members members;
  private final SetUp setUp;
  private final SignIn signIn;

  ProfileController(Shells shells, Members members, SetUp setUp, SignIn signIn) {
    this.shells = shells;
    this.members = members;
    this.setUp = setUp;
    this.signIn = signIn;
  }

  @GetMapping("/settings/profile")
  JteView profile() {
    return view(CurrentUser.now().name(), FormErrors.NONE, HttpStatus.OK);
  }

  @PostMapping("/settings/profile")
  ModelAndView rename(@RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
    var user = member();
    var problems = new ArrayList<ProblemItem>();
    var person = PersonForm.name(name, problems);
    if (!problems.isEmpty()) {
      return view(name, FormErrors.of(problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    members.rename(user.id(), person);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Name saved."));
    return back();
  }

  @PostMapping("/settings/profile/password")
  ModelAndView password(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var user = member();
    var problems = new ArrayList<ProblemItem>();
    PersonForm.password(password, user.email(), problems);
    if (!members.isPassword(user.id(), current)) {
      problems.add(ProblemItem.of("current", null, "this is not your password"));
    }
    if (!problems.isEmpty()) {
      return view(user.name(), FormErrors.of(problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    // Every other session of this member ends with the old password; this one begins anew.
    signIn.as(setUp.changePassword(user, members.hashed(password)), request, response);
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("Password changed. Other devices are signed out."));
    return back();
  }

  private static CurrentUser member() {
    var user = CurrentUser.now();
    if (user.kind() != CurrentUser.Kind.MEMBER) {
      throw ProblemException.conflict(
          "Only a member has a profile; this is a demo visitor or a key.");
    }
    return user;
  }

  private static ModelAndView back() {
    return new ModelAndView(new RedirectView("/settings/profile"));
  }

  private JteView view(String name, FormErrors errors, HttpStatus status) {
    var user = CurrentUser.now();
    var page =
        new ProfilePage(
            shells.shell("settings"),
            SettingsTabs.at("/settings/profile"),
            name,
            user.email(),
            user.role(),
            user.kind() == CurrentUser.Kind.MEMBER,
            Passwords.RULE,
            errors);
    return new JteView("workspace/profile", page, status);
  }
}
