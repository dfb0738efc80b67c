package io.beachhead.workspace.web;

import io.beachhead.web.JteView;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.OneTimeLinks;
import io.beachhead.workspace.access.SecondStep;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.access.SignIn;
import io.beachhead.workspace.access.SignedInBy;
import io.beachhead.workspace.secrets.Passwords;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Whoever was invited, or lost their password, chooses one by the link they were given. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class InvitationController {
  private final Shells shells;
  private final WorkspaceSettings settings;
  private final Members members;
  private final OneTimeLinks links;
  private final SetUp setUp;
  private final SignIn signIn;
  private final SecondStep secondStep;

  InvitationController(
      Shells shells,
      WorkspaceSettings settings,
      Members members,
      OneTimeLinks links,
      SetUp setUp,
      SignIn signIn,
      SecondStep secondStep) {
    this.secondStep = secondStep;
    this.shells = shells;
    this.settings = settings;
    this.members = members;
    this.links = links;
    this.setUp = setUp;
    this.signIn = signIn;
  }

  @GetMapping("/invitation")
  JteView form(@RequestParam(defaultValue = "") String token) {
    return invited(token)
        .map(member -> view(token, member, member.name(), FormErrors.NONE, HttpStatus.OK))
        .orElseGet(this::noLonger);
  }

  @PostMapping("/invitation")
  ModelAndView accept(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    var invited = invited(token);
    if (invited.isEmpty()) {
      return noLonger();
    }
    var problems = new ArrayList<ProblemItem>();
    var person = PersonForm.name(name, problems);
    PersonForm.password(password, invited.get().email(), problems);
    if (!problems.isEmpty()) {
      return view(
          token, invited.get(), name, FormErrors.of(problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var member = setUp.accept(token, person, members.hashed(password));
    if (member.isEmpty()) {
      return noLonger();
    }
    if (secondStep.follows(member.get(), request)) {
      // The link stands for a password, not for what comes after it.
      return new ModelAndView(new RedirectView(SecondStep.PAGE));
    }
    signIn.noted(member.get(), SignedInBy.PASSWORD, request, response);
    return new ModelAndView(new RedirectView("/"));
  }

  private Optional<Member> invited(String token) {
    return links
        .invites(token)
        .flatMap(members::find)
        .filter(member -> member.state() != Member.State.DISABLED);
  }

  private JteView noLonger() {
    return new JteView(
        "workspace/invitation",
        new InvitationPage(shells.bare(), null, "", "", "", "", FormErrors.NONE),
        HttpStatus.FORBIDDEN);
  }

  private JteView view(
      String token, Member member, String name, FormErrors errors, HttpStatus status) {
    return new JteView(
        "workspace/invitation",
        new InvitationPage(
            shells.bare(),
            token,
            settings.current().name(),
            name,
            member.email(),
            Passwords.RULE,
            errors),
        status);
  }
}
