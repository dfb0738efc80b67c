package io.beachhead.workspace.web;

import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.Sessions;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.factor.SecondFactors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** Members of the team: invite, change a role, disable, enable. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@RunsAs(Workload.LIGHT)
class PeopleController {
  private static final String LINK = "link";

  private final Shells shells;
  private final Members members;
  private final SetUp setUp;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final PublicAddress address;

  PeopleController(
      Shells shells,
      Members members,
      SetUp setUp,
      SecondFactors factors,
      Sessions sessions,
      AuditTrail audit,
      PublicAddress address) {
    this.address = address;
    this.sessions = sessions;
    this.audit = audit;
    this.factors = factors;
    this.shells = shells;
    this.members = members;
    this.setUp = setUp;
  }

  @GetMapping("/settings/people")
  JteView people(HttpServletRequest request) {
    return view(request, PeoplePage.Form.EMPTY, FormErrors.NONE, HttpStatus.OK);
  }

  @PostMapping("/settings/people")
  ModelAndView invite(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String role,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var problems = new ArrayList<ProblemItem>();
    var person = PersonForm.name(name, problems);
    var address = PersonForm.email(email, problems);
    var wanted = Role.of(role);
    if (wanted.isEmpty()) {
      problems.add(ProblemItem.of("role", role, "choose one of the roles"));
    }
    if (problems.isEmpty()) {
      try {
        show(setUp.invite(person, address, wanted.orElseThrow()), redirect);
        return back();
      } catch (Members.AddressTakenException taken) {
        problems.add(ProblemItem.of("email", email, String.valueOf(taken.getMessage())));
      }
    }
    return view(
        request,
        new PeoplePage.Form(name, email, role),
        FormErrors.of(problems),
        HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/settings/people/{id}/link")
  ModelAndView link(@PathVariable String id, RedirectAttributes redirect) {
    show(setUp.inviteAgain(member(id)), redirect);
    return back();
  }

  @PostMapping("/settings/people/{id}/role")
  ModelAndView role(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String role,
      RedirectAttributes redirect) {
    var wanted =
        Role.of(role).orElseThrow(() -> ProblemException.badRequest("There is no such role."));
    var before = member(id);
    try {
      members.role(id, wanted);
      redirect.addFlashAttribute(
          Flash.NAME, Flash.of("%s is now: %s.".formatted(before.name(), wanted.label())));
    } catch (Members.LastAdminException last) {
      throw ProblemException.conflict(String.valueOf(last.getMessage()));
    }
    return back();
  }

  @PostMapping("/settings/people/{id}/disabling")
  ModelAndView disable(@PathVariable String id, RedirectAttributes redirect) {
    var before = member(id);
    try {
      members.disabled(id, true);
    } catch (Members.LastAdminException last) {
      throw ProblemException.conflict(String.valueOf(last.getMessage()));
    }
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            before.name() + " can no longer sign in.", "/settings/people/" + id + "/enabling"));
    return back();
  }

  @PostMapping("/settings/people/{id}/enabling")
  ModelAndView enable(@PathVariable String id, RedirectAttributes redirect) {
    var name = member(id).name();
    members.disabled(id, false);
    redirect.addFlashAttribute(Flash.NAME, Flash.of(name + " can sign in again."));
    return back();
  }

  @PostMapping("/settings/people/{id}/second-factor/reset")
  ModelAndView resetSecondFactor(@PathVariable String id, RedirectAttributes redirect) {
    var member = member(id);
    factors.reset(member.id(), member.email());
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of(member.name() + " signs in with the password alone until they set up a new one."));
    return back();
  }

  @PostMapping("/settings/people/{id}/sessions/ending")
  ModelAndView endSessions(@PathVariable String id, RedirectAttributes redirect) {
    var member = member(id);
    int ended = sessions.endAll(member.id());
    audit.record("member.signed-out", member.email(), Format.count(ended, "session"));
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of("%s: %s ended.".formatted(member.name(), Format.count(ended, "session"))));
    return back();
  }

  @PostMapping("/settings/people/second-factor")
  ModelAndView requireSecondFactor(
      @RequestParam(defaultValue = "false") boolean required, RedirectAttributes redirect) {
    factors.require(required);
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of(
            required
                ? "Everybody needs a second factor now."
                : "A second factor is now each person’s choice."));
    return back();
  }

  private Member member(String id) {
    return members
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no such member."));
  }

  private void show(SetUp.Invitation invitation, RedirectAttributes redirect) {
    var url = address.link(invitation.path());
    redirect.addFlashAttribute(LINK, new PeoplePage.ShownLink(invitation.member().name(), url));
  }

  private static ModelAndView back() {
    return new ModelAndView(new RedirectView("/settings/people"));
  }

  private JteView view(
      HttpServletRequest request, PeoplePage.Form form, FormErrors errors, HttpStatus status) {
    var flashes = RequestContextUtils.getInputFlashMap(request);
    var link =
        flashes != null && flashes.get(LINK) instanceof PeoplePage.ShownLink shown ? shown : null;
    var you = CurrentUser.now().id();
    var page =
        new PeoplePage(
            shells.shell("settings"),
            SettingsTabs.at("/settings/people"),
            members.all().stream().map(m -> person(m, m.id().equals(you))).toList(),
            factors.required(),
            List.of(Role.values()),
            link,
            form,
            errors);
    return new JteView("workspace/people", page, status);
  }

  private PeoplePage.Person person(Member member, boolean you) {
    return switch (member.state()) {
      case ACTIVE -> person(member, "active", "ok", you);
      case INVITED -> person(member, "invited", "line", you);
      case DISABLED -> person(member, "disabled", "warn", you);
    };
  }

  private PeoplePage.Person person(Member member, String state, String kind, boolean you) {
    return new PeoplePage.Person(
        member.id(),
        member.name(),
        member.email(),
        member.role(),
        state,
        kind,
        member.state() == Member.State.DISABLED,
        factors.has(member.id()),
        you);
  }
}
