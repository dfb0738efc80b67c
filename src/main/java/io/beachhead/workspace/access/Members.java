package io.beachhead.workspace.access;

import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.secrets.Passwords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Members of the team. The last active admin can be neither disabled nor made less. */
@Component
public class Members {
  /** By a password, or by a provider. */
  private static final String CAN_COME_IN =
      """
      (password_hash IS NOT NULL
        OR EXISTS (SELECT 1 FROM member_identity WHERE member_identity.member = member.id))
      """;

  private static final String COLUMNS =
      """
      id, email, name, role, password_changed_at, disabled_at,
        CASE WHEN %s THEN 1 ELSE 0 END AS can_come_in
      """
          .formatted(CAN_COME_IN);

  private final JdbcClient sql;
  private final Passwords passwords;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;
  private final AtomicReference<@Nullable Snapshot> last = new AtomicReference<>();

  private record Snapshot(long version, Map<String, Member> byId) {}

  /** The change would leave the workspace without an admin. */
  public static final class LastAdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LastAdminException() {
      super("This is the last admin; make somebody else an admin first.");
    }
  }

  /** Somebody with that e-mail address is there already. */
  public static final class AddressTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AddressTakenException(String email) {
      super("%s is there already.".formatted(email));
    }
  }

  Members(JdbcClient sql, Passwords passwords, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.passwords = passwords;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** An e-mail address as it is kept and compared. */
  public static String address(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether nobody can come in yet: people only invited cannot let anybody in. */
  public boolean none() {
    return snapshot().byId.values().stream().allMatch(m -> m.state() == Member.State.INVITED);
  }

  /** Everybody, in the order they came. */
  public List<Member> all() {
    return List.copyOf(snapshot().byId.values());
  }

  /** The member with that id, from memory. */
  public Optional<Member> find(String id) {
    return Optional.ofNullable(snapshot().byId.get(id));
  }

  /**
   * The active member with that address and password. Takes the same time whether or not the
   * address is known.
   */
  Optional<Member> signIn(String email, String password) {
    var found = snapshot().byId.values().stream().filter(m -> m.email().equals(email)).findFirst();
    var hash = found.map(m -> hash(m.id())).orElse(null);
    boolean same = passwords.matches(password, hash);
    return found.filter(m -> same && m.state() == Member.State.ACTIVE);
  }

  /** Whether that is the member's password now. */
  public boolean isPassword(String id, String password) {
    return passwords.matches(password, hash(id));
  }

  /** Whether the member has a password; who comes in by a provider alone has none. */
  public boolean hasPassword(String id) {
    return hash(id) != null;
  }

  /**
   * Adds somebody, who has no password yet.
   *
   * @throws AddressTakenException where the address is in use
   */
  @Transactional
  public Member add(String name, String email, Role role) {
    var address = address(email);
    boolean taken =
        sql.sql("SELECT COUNT(*) FROM member WHERE email = :email")
                .param("email", address)
                .query(Integer.class)
                .single()
            > 0;
    if (taken) {
      throw new AddressTakenException(address);
    }
    var id = UUID.randomUUID().toString();
    sql.sql(
            """
            INSERT INTO member (id, email, name, role, password_changed_at, created_at)
            VALUES (:id, :email, :name, :role, :now, :now)
            """)
        .param("id", id)
        .param("email", address)
        .param("name", name)
        .param("role", role.key())
        .param("now", clock.millis())
        .update();
    changes.mark("access");
    return stored(id);
  }

  /** Sets the password and lets every session end that began with an earlier one. */
  @Transactional
  public Member password(String id, String hash) {
    // Another time than before in any case, also within a millisecond or with the clock set back.
    sql.sql(
            """
            UPDATE member SET password_hash = :hash, password_changed_at =
              CASE WHEN password_changed_at >= :now THEN password_changed_at + 1 ELSE :now END
            WHERE id = :id
            """)
        .param("hash", hash)
        .param("now", clock.millis())
        .param("id", id)
        .update();
    changes.mark("access");
    return stored(id);
  }

  /** The hash of a password, to be made before the transaction that stores it: it is slow. */
  public String hashed(String password) {
    return passwords.hash(password);
  }

  /** Gives somebody another name. */
  @Transactional
  public Member rename(String id, String name) {
    var before = stored(id);
    if (before.name().equals(name)) {
      return before;
    }
    sql.sql("UPDATE member SET name = :name WHERE id = :id")
        .param("name", name)
        .param("id", id)
        .update();
    changes.mark("access");
    var after = stored(id);
    audit.record(
        after.user(), "member.renamed", after.email(), before.name() + " → " + after.name());
    return after;
  }

  /**
   * Gives somebody another role, from the next request on.
   *
   * @throws LastAdminException where nobody else is an admin
   */
  @Transactional
  public Member role(String id, Role role) {
    var before = stored(id);
    if (before.role() == role) {
      return before;
    }
    sql.sql("UPDATE member SET role = :role WHERE id = :id")
        .param("role", role.key())
        .param("id", id)
        .update();
    keepAnAdmin(before);
    changes.mark("access");
    audit.record("member.role-changed", before.email(), before.role().key() + " → " + role.key());
    return stored(id);
  }

  /**
   * Shuts somebody out, from the next request on, or lets them in again.
   *
   * @throws LastAdminException where nobody else is an admin
   */
  @Transactional
  public Member disabled(String id, boolean disabled) {
    var before = stored(id);
    sql.sql("UPDATE member SET disabled_at = :at WHERE id = :id")
        .param("at", disabled ? clock.millis() : null)
        .param("id", id)
        .update();
    keepAnAdmin(before);
    changes.mark("access");
    var member = stored(id);
    audit.record(disabled ? "member.disabled" : "member.enabled", member.email(), "");
    return member;
  }

  private void keepAnAdmin(Member before) {
    if (before.role() != Role.ADMIN || before.state() != Member.State.ACTIVE) {
      return;
    }
    if (activeAdmins() == 0) {
      throw new LastAdminException();
    }
  }

  /** Whether nobody else is an admin who can come in. */
  public boolean isLastAdmin(Member member) {
    return member.role() == Role.ADMIN
        && member.state() == Member.State.ACTIVE
        && activeAdmins() == 1;
  }

  private int activeAdmins() {
    return sql.sql(
            "SELECT COUNT(*) FROM member WHERE role = 'admin' AND disabled_at IS NULL AND "
                + CAN_COME_IN)
        .query(Integer.class)
        .single();
  }

  private @Nullable String hash(String id) {
    return sql.sql("SELECT password_hash FROM member WHERE id = :id AND password_hash IS NOT NULL")
        .param("id", id)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** The same as {@link #none}, as the running transaction sees it. */
  boolean nobodyYet() {
    return sql.sql("SELECT COUNT(*) FROM member WHERE " + CAN_COME_IN).query(Integer.class).single()
        == 0;
  }

  /** The member as the running transaction sees them. */
  Optional<Member> read(String id) {
    return sql.sql("SELECT " + COLUMNS + " FROM member WHERE id = :id")
        .param("id", id)
        .query((row, _) -> member(row))
        .optional();
  }

  /** The member as the running transaction sees them, who must be there. */
  public Member stored(String id) {
    return read(id).orElseThrow(() -> new IllegalArgumentException("No member " + id));
  }

  private Snapshot snapshot() {
    long version = changes.version("access");
    var snapshot = last.get();
    if (snapshot == null || snapshot.version != version) {
      var byId = new LinkedHashMap<String, Member>();
      sql.sql("SELECT " + COLUMNS + " FROM member ORDER BY created_at, email")
          .query((row, _) -> member(row))
          .list()
          .forEach(m -> byId.put(m.id(), m));
      snapshot = new Snapshot(version, byId);
      last.set(snapshot);
    }
    return snapshot;
  }

  private static Member member(ResultSet row) throws SQLException {
    row.getLong("disabled_at");
    boolean disabled = !row.wasNull();
    boolean invited = row.getInt("can_come_in") == 0;
    return new Member(
        row.getString("id"),
        row.getString("email"),
        row.getString("name"),
        Role.of(row.getString("role")).orElseThrow(),
        disabled ? Member.State.DISABLED : invited ? Member.State.INVITED : Member.State.ACTIVE,
        Instant.ofEpochMilli(row.getLong("password_changed_at")));
  }
}
