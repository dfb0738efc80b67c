package io.beachhead.workspace.web;

import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.OneTimeLinks;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.access.SignIn;
import io.beachhead.workspace.access.SignedInBy;
import io.beachhead.workspace.secrets.Passwords;
import io.beachhead.workspace.settings.WorkspaceChange;
import io.beachhead.workspace.settings.WorkspaceChanges;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The first start: whoever has the link from the console names the workspace and comes in. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class SetUpController {
  private static final String WHERE_TO_FIND_IT =
      "Open the one-time link that the console printed when Beachhead started.";
  private static final String NO_LONGER =
      "This link has been used or has expired. Restart Beachhead: the console prints a new one.";

  private final Shells shells;
  private final Members members;
  private final OneTimeLinks links;
  private final SetUp setUp;
  private final SignIn signIn;
  private final WorkspaceChanges changes;

  SetUpController(
      Shells shells,
      Members members,
      OneTimeLinks links,
      SetUp setUp,
      SignIn signIn,
      WorkspaceChanges changes) {
    this.shells = shells;
    this.members = members;
    this.links = links;
    this.setUp = setUp;
    this.signIn = signIn;
    this.changes = changes;
  }

  @GetMapping("/setup")
  ModelAndView form(@RequestParam(defaultValue = "") String token) {
    if (!members.none()) {
      return new ModelAndView(new RedirectView("/sign-in"));
    }
    if (token.isEmpty()) {
      return hint(WHERE_TO_FIND_IT, HttpStatus.OK);
    }
    if (!links.setsUp(token)) {
      return hint(NO_LONGER, HttpStatus.FORBIDDEN);
    }
    var here = ZoneId.systemDefault().getId();
    return view(token, new SetUpPage.Form("", "USD", here, "", ""), FormErrors.NONE, HttpStatus.OK);
  }

  @PostMapping("/setup")
  ModelAndView setUp(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String workspace,
      @RequestParam(defaultValue = "") String currency,
      @RequestParam(defaultValue = "") String timezone,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!links.setsUp(token)) {
      return hint(NO_LONGER, HttpStatus.FORBIDDEN);
    }
    var form = new SetUpPage.Form(workspace, currency, timezone, name, email);
    var problems = new ArrayList<ProblemItem>();
    var person = PersonForm.name(name, problems);
    var address = PersonForm.email(email, problems);
    PersonForm.password(password, address, problems);
    Optional<Member> admin = Optional.empty();
    if (problems.isEmpty()) {
      var hash = members.hashed(password);
      try {
        admin =
            setUp.first(
                token, person, address, hash, first -> changes.change(first, settings(form)));
      } catch (ProblemException refused) {
        problems.addAll(renamed(refused.problems()));
      } catch (Members.AddressTakenException taken) {
        problems.add(ProblemItem.of("email", email, String.valueOf(taken.getMessage())));
      }
    } else {
      problems.addAll(renamed(changes.problems(settings(form))));
    }
    if (!problems.isEmpty()) {
      return view(token, form, FormErrors.of(problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (admin.isEmpty()) {
      return hint(NO_LONGER, HttpStatus.FORBIDDEN);
    }
    signIn.as(admin.get(), SignedInBy.PASSWORD, request, response);
    return new ModelAndView(new RedirectView("/"));
  }

  private static WorkspaceChange settings(SetUpPage.Form form) {
    return new WorkspaceChange(
        form.workspace(), form.currency(), form.timezone(), null, null, null, true);
  }

  /** The workspace's name and the person's are both called name where they come from. */
  private static List<ProblemItem> renamed(List<ProblemItem> problems) {
    return problems.stream()
        .map(p ->
            "name".equals(p.column()) ? ProblemItem.of("workspace", p.value(), p.problem()) : p)
        .toList();
  }

  private JteView hint(String hint, HttpStatus status) {
    var nothing = new SetUpPage.Form("", "", "", "", "");
    return new JteView(
        "workspace/setup",
        new SetUpPage(
            shells.bare(), null, hint, nothing, List.of(), List.of(), "", FormErrors.NONE),
        status);
  }

  private JteView view(String token, SetUpPage.Form form, FormErrors errors, HttpStatus status) {
    return new JteView(
        "workspace/setup",
        new SetUpPage(
            shells.bare(),
            token,
            "",
            form,
            Choices.currencies(),
            Choices.zones(),
            Passwords.RULE,
            errors),
        status);
  }
}
