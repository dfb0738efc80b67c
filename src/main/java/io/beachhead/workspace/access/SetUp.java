package io.beachhead.workspace.access;

import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives out and redeems one-time links: each change and its link in one transaction. */
@Component
public class SetUp {
  private final Members members;
  private final OneTimeLinks links;
  private final AuditTrail audit;

  SetUp(Members members, OneTimeLinks links, AuditTrail audit) {
    this.members = members;
    this.links = links;
    this.audit = audit;
  }

  /**
   * The first admin, by the link of the console.
   *
   * @param settings stores the settings of the workspace in the same transaction, as the admin
   * @return empty where the link has been used or has expired, or somebody is there already
   */
  @Transactional
  public Optional<Member> first(
      String token,
      String name,
      String email,
      String passwordHash,
      Consumer<CurrentUser> settings) {
    if (!links.setsUp(token) || !links.use(token) || !members.nobodyYet()) {
      return Optional.empty();
    }
    var member = members.add(name, email, Role.ADMIN);
    var admin = members.password(member.id(), passwordHash);
    settings.accept(admin.user());
    audit.record(admin.user(), "workspace.set-up", admin.email(), "first admin");
    return Optional.of(admin);
  }

  /**
   * Adds somebody and gives out their link.
   *
   * @return the token, to be shown once
   * @throws Members.AddressTakenException where the address is in use
   */
  @Transactional
  public Invitation invite(String name, String email, Role role) {
    var member = members.add(name, email, role);
    audit.record("member.invited", member.email(), role.key());
    return new Invitation(member, links.forMember(member.id()));
  }

  /** A new link for somebody who lost the first one, or their password. */
  @Transactional
  public Invitation inviteAgain(Member member) {
    audit.record("member.link-made", member.email(), "to choose a new password");
    return new Invitation(member, links.forMember(member.id()));
  }

  /**
   * The member chooses a password by the link.
   *
   * @return empty where the link has been used or has expired
   */
  @Transactional
  public Optional<Member> accept(String token, String name, String passwordHash) {
    var invited = links.invites(token).flatMap(members::read);
    if (invited.isEmpty() || invited.get().state() == Member.State.DISABLED || !links.use(token)) {
      return Optional.empty();
    }
    var id = invited.get().id();
    members.rename(id, name);
    var member = members.password(id, passwordHash);
    audit.record(member.user(), "member.password-set", member.email(), "by a one-time link");
    return Optional.of(member);
  }

  /** The member chooses another password, knowing the old one. */
  @Transactional
  public Member changePassword(CurrentUser user, String passwordHash) {
    var member = members.password(user.id(), passwordHash);
    audit.record("member.password-changed", member.email(), "");
    return member;
  }

  /** Somebody invited, and the token of the link. */
  public record Invitation(Member member, String token) {
    /** Where they choose a password, on this server. */
    public String path() {
      return "/invitation?token=" + token;
    }
  }
}
