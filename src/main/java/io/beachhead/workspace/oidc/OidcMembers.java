package io.beachhead.workspace.oidc;

import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.access.Member;
import io.beachhead.workspace.access.Members;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which member somebody is whom the provider vouches for. They are known again by issuer and
 * subject. The first time an address that the provider verified leads to a member who is there
 * already; whoever is not is added where their groups give a role.
 */
@Component
class OidcMembers {
  private static final String EVERYBODY = "*";

  private final JdbcClient sql;
  private final Members members;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  /** What became of it. */
  sealed interface Answer {
    /** That member may come in. */
    record Known(Member member) implements Answer {}

    /** Nobody may, for that reason. */
    record Refused(String reason) implements Answer {}
  }

  OidcMembers(JdbcClient sql, Members members, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.members = members;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Finds or adds the member, and gives them the role of their groups.
   *
   * @param roles group → role, the first one that they are in counts; empty = roles stay as they
   *     are and nobody is added
   */
  @Transactional
  public Answer admit(ProviderUser user, Map<String, Role> roles) {
    var role =
        roles.entrySet().stream()
            .filter(
                entry -> entry.getKey().equals(EVERYBODY) || user.groups().contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (!roles.isEmpty() && role.isEmpty()) {
      return new Answer.Refused("none of your groups gives a role in this workspace");
    }
    var known = known(user);
    if (known.isPresent()) {
      return admit(known.get(), role);
    }
    if (user.email().isEmpty()) {
      return new Answer.Refused("the provider does not say what your e-mail address is");
    }
    var sameAddress =
        members.all().stream().filter(m -> m.email().equals(user.email())).findFirst();
    if (sameAddress.isPresent()) {
      if (!user.emailVerified()) {
        return new Answer.Refused(
            "the provider does not say that %s is verified".formatted(user.email()));
      }
      link(user, sameAddress.get());
      return admit(sameAddress.get(), role);
    }
    if (role.isEmpty()) {
      return new Answer.Refused(
          "%s is no member of this workspace; ask an admin to invite you".formatted(user.email()));
    }
    var added = members.add(user.name(), user.email(), role.get());
    link(user, added);
    return new Answer.Known(members.stored(added.id()));
  }

  private Answer admit(Member member, Optional<Role> role) {
    var stored = members.stored(member.id());
    if (stored.state() == Member.State.DISABLED) {
      return new Answer.Refused("an admin has disabled your account");
    }
    if (role.isPresent() && role.get() != stored.role()) {
      if (members.isLastAdmin(stored)) {
        audit.record(
            stored.user(), "member.role-kept", stored.email(), "the last admin stays admin");
      } else {
        stored = members.role(stored.id(), role.get());
      }
    }
    return new Answer.Known(stored);
  }

  private Optional<Member> known(ProviderUser user) {
    return sql.sql(
            """
            SELECT member FROM member_identity WHERE issuer = :issuer AND subject = :subject
            """)
        .param("issuer", user.issuer())
        .param("subject", user.subject())
        .query(String.class)
        .optional()
        .map(members::stored);
  }

  private void link(ProviderUser user, Member member) {
    sql.sql(
            """
            INSERT INTO member_identity (issuer, subject, member, linked_at)
            VALUES (:issuer, :subject, :member, :now)
            """)
        .param("issuer", user.issuer())
        .param("subject", user.subject())
        .param("member", member.id())
        .param("now", clock.millis())
        .update();
    changes.mark("access");
    audit.record(member.user(), "member.provider-linked", member.email(), user.issuer());
  }
}
