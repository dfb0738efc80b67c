package io.beachhead.workspace.web.account;

import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.web.FormErrors;
import io.beachhead.workspace.web.PersonForm;
import io.beachhead.workspace.web.SettingsTabs;
import io.swagger.v3.oas.annotations.Hidden;
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

/** One's own name. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class ProfileController {
  private final Shells shells;
  private final Members members;

  ProfileController(Shells shells, Members members) {
    this.shells = shells;
    this.members = members;
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
            errors);
    return new JteView("workspace/profile", page, status);
  }
}
