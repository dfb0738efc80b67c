package io.beachhead.workspace.web;

import io.beachhead.web.Format;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.access.Sessions;
import io.beachhead.workspace.access.SetUp;
import io.beachhead.workspace.factor.SecondFactors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/members")
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Workspace")
@RunsAs(Workload.LIGHT)
class MembersApi {
  private final Members members;
  private final SetUp setUp;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final PublicAddress address;

  /**
   * @param state invited, active or disabled
   * @param secondFactor whether the password alone does not let them in
   */
  record MemberView(
      String id, String name, String email, Role role, String state, boolean secondFactor) {
    static MemberView of(Member member, boolean secondFactor) {
      return new MemberView(
          member.id(),
          member.name(),
          member.email(),
          member.role(),
          member.state().name().toLowerCase(Locale.ROOT),
          secondFactor);
    }
  }

  /**
   * @param role admin, product, gtm or viewer
   */
  record NewMember(@Nullable String name, @Nullable String email, @Nullable String role) {}

  /** What is null stays as it is. */
  record MemberChange(@Nullable String role, @Nullable Boolean disabled) {}

  /**
   * @param link works once, for 7 days; shown this once. Begins with BEACHHEAD_PUBLIC_URL where
   *     that is set; otherwise it may be a path of the server that was asked
   */
  record Invited(String id, String link) {}

  MembersApi(
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
    this.members = members;
    this.setUp = setUp;
  }

  @GetMapping
  @Operation(summary = "Members of the team")
  List<MemberView> members() {
    return members.all().stream().map(this::view).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Invite a colleague",
      description = "Returns a one-time link to pass on; no e-mail is sent.")
  Invited invite(@RequestBody NewMember asked) {
    var problems = new ArrayList<ProblemItem>();
    var name = PersonForm.name(text(asked.name()), problems);
    var email = PersonForm.email(text(asked.email()), problems);
    var role = role(text(asked.role()), problems);
    refuse(problems);
    try {
      return invited(setUp.invite(name, email, role));
    } catch (Members.AddressTakenException taken) {
      throw ProblemException.conflict(String.valueOf(taken.getMessage()));
    }
  }

  @PostMapping("/{id}/link")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Create a new one-time link",
      description = "For somebody who lost the first one, or the password.")
  Invited link(@PathVariable String id) {
    return invited(setUp.inviteAgain(member(id)));
  }

  @PatchMapping("/{id}")
  @Transactional
  @Operation(
      summary = "Change a role, or disable or enable a member",
      description = "Applies from the next request. The last admin cannot be removed (409).")
  MemberView change(@PathVariable String id, @RequestBody MemberChange change) {
    var member = member(id);
    try {
      if (change.role() != null) {
        var problems = new ArrayList<ProblemItem>();
        var role = role(change.role(), problems);
        refuse(problems);
        member = members.role(id, role);
      }
      if (change.disabled() != null) {
        member = members.disabled(id, change.disabled());
      }
      return view(member);
    } catch (Members.LastAdminException last) {
      throw ProblemException.conflict(String.valueOf(last.getMessage()));
    }
  }

  @DeleteMapping("/{id}/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Sign somebody out everywhere")
  void endSessions(@PathVariable String id) {
    var member = member(id);
    int ended = sessions.endAll(member.id());
    audit.record("member.signed-out", member.email(), Format.count(ended, "session"));
  }

  @DeleteMapping("/{id}/second-factor")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Reset a second factor",
      description =
          "For somebody who lost phone, passkeys and recovery codes. The password is enough until"
              + " they set up new ones.")
  void resetSecondFactor(@PathVariable String id) {
    var member = member(id);
    factors.reset(member.id(), member.email());
  }

  private MemberView view(Member member) {
    return MemberView.of(member, factors.has(member.id()));
  }

  private Member member(String id) {
    return members
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no member %s.".formatted(id)));
  }

  private Invited invited(SetUp.Invitation invitation) {
    return new Invited(invitation.member().id(), address.link(invitation.path()));
  }

  private static Role role(String key, List<ProblemItem> problems) {
    return Role.of(key)
        .orElseGet(() -> {
          problems.add(ProblemItem.of("role", key, "must be admin, product, gtm or viewer"));
          return Role.VIEWER;
        });
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  private static void refuse(List<ProblemItem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("This is not possible for a member.", problems);
    }
  }
}
