package io.beachhead.workspace.access;

import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.secrets.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys of programs: those made here and those of the environment.
 *
 * <p>A member answers for the API keys they made, on a page or with a key: such a key works only
 * while they may come in and have its rights themselves, so that nobody who was disabled comes back
 * with it. Write keys go on: they can only send events, and stopping them would lose a product's.
 */
@Component
public class Keys {
  /** Often enough to see which key is idle, seldom enough to cost nothing. */
  private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);

  private static final Duration UNDO_LASTS = Duration.ofMinutes(1);

  private final JdbcClient sql;
  private final EnvironmentKeys environment;
  private final Changes changes;
  private final AuditTrail audit;
  private final WriteBehind writeBehind;
  private final Members members;
  private final Clock clock;
  private final AtomicReference<@Nullable Snapshot> last = new AtomicReference<>();
  private final Map<String, Instant> lastUses = new ConcurrentHashMap<>();

  private record Snapshot(long version, Map<String, Key> byHash) {}

  /**
   * A key just made.
   *
   * @param secret shown this once
   */
  public record Issued(String id, String secret) {}

  Keys(
      JdbcClient sql,
      EnvironmentKeys environment,
      Changes changes,
      AuditTrail audit,
      WriteBehind writeBehind,
      Members members,
      Clock clock) {
    this.sql = sql;
    this.environment = environment;
    this.changes = changes;
    this.audit = audit;
    this.writeBehind = writeBehind;
    this.members = members;
    this.clock = clock;
  }

  /** The API key with that secret; empty where it is unknown, revoked or has stopped. */
  public Optional<Key.Api> api(String secret) {
    return find(secret, environment.api()) instanceof Key.Api key && works(key)
        ? used(key)
        : Optional.empty();
  }

  /** Whether the secret is an API key whose maker was disabled or has fewer rights than it. */
  boolean hasStopped(String secret) {
    return find(secret, environment.api()) instanceof Key.Api key && !works(key);
  }

  /** Whether a key lets in now: its maker, where there is one, still has its rights. */
  public boolean works(Key key) {
    var maker = key.made().maker();
    return !(key instanceof Key.Api api)
        || maker == null
        || members
            .find(maker)
            .filter(member -> member.state() == Member.State.ACTIVE)
            .filter(member -> member.role().includes(api.role()))
            .isPresent();
  }

  /** The write key with that secret; empty where it is unknown or revoked. */
  public Optional<Key.Write> write(String secret) {
    return find(secret, environment.write()) instanceof Key.Write key
        ? used(key)
        : Optional.empty();
  }

  /** Makes an API key with the rights of the role. */
  @Transactional
  public Issued makeApi(String name, Role role) {
    return make("api", "bh_", name, role);
  }

  /** Makes a key that may only send events. */
  @Transactional
  public Issued makeWrite(String name) {
    return make("write", "bhw_", name, null);
  }

  /** Ends a key at once. False where there is no such key, or it has ended. */
  @Transactional
  public boolean revoke(String id) {
    var names =
        sql.sql(
                """
                UPDATE api_key SET revoked_at = :now
                WHERE id = :id AND revoked_at IS NULL
                RETURNING name
                """)
            .param("now", clock.millis())
            .param("id", id)
            .query(String.class)
            .list();
    if (names.isEmpty()) {
      return false;
    }
    changes.mark("access");
    audit.record("key.revoked", names.getFirst(), "");
    return true;
  }

  /** Lets a key work again that was revoked a moment ago: the undo of whoever slipped. */
  @Transactional
  public boolean restore(String id) {
    var names =
        sql.sql(
                """
                UPDATE api_key SET revoked_at = NULL
                WHERE id = :id AND revoked_at > :since
                RETURNING name
                """)
            .param("since", clock.instant().minus(UNDO_LASTS).toEpochMilli())
            .param("id", id)
            .query(String.class)
            .list();
    if (names.isEmpty()) {
      return false;
    }
    changes.mark("access");
    audit.record("key.restored", names.getFirst(), "");
    return true;
  }

  /** API keys that work, the environment's first, then the newest. */
  public List<Key.Api> allApi() {
    return all(environment.api(), "api").stream().map(Key.Api.class::cast).toList();
  }

  /** Write keys that work, the environment's first, then the newest. */
  public List<Key.Write> allWrite() {
    return all(environment.write(), "write").stream().map(Key.Write.class::cast).toList();
  }

  private Issued make(String kind, String prefix, String name, @Nullable Role role) {
    var secret = Token.random(prefix);
    var id = UUID.randomUUID().toString();
    sql.sql(
            """
            INSERT INTO api_key (id, kind, name, role, hash, hint, created_by, maker, created_at)
            VALUES (:id, :kind, :name, :role, :hash, :hint, :by, :maker, :now)
            """)
        .param("id", id)
        .param("kind", kind)
        .param("name", name)
        .param("role", role == null ? null : role.key())
        .param("hash", Token.hash(secret))
        .param("hint", EnvironmentKeys.hint(secret))
        .param("by", CurrentUser.now().name())
        .param("maker", maker(CurrentUser.now()))
        .param("now", clock.millis())
        .update();
    changes.mark("access");
    audit.record("key.made", name, role == null ? "events only" : role.key());
    return new Issued(id, secret);
  }

  /** The member behind the user: of a key the one who answers for it. */
  private @Nullable String maker(CurrentUser user) {
    return switch (user.kind()) {
      case MEMBER -> user.id();
      case API_KEY ->
          snapshot().byHash.values().stream()
              .filter(key -> key.id().equals(user.id()))
              .map(key -> key.made().maker())
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      case DEMO, NOBODY, SYSTEM -> null;
    };
  }

  private @Nullable Key find(String secret, Map<String, Key> given) {
    var hash = Token.hash(secret);
    var key = given.getOrDefault(hash, environment.local().get(hash));
    return key != null ? key : snapshot().byHash.get(hash);
  }

  private <K extends Key> Optional<K> used(K key) {
    var now = clock.instant();
    var before = lastUses.get(key.id());
    if (before == null || before.plus(LAST_USE_PRECISION).isBefore(now)) {
      lastUses.put(key.id(), now);
      writeBehind.later(() ->
          sql.sql("UPDATE api_key SET last_used_at = :now WHERE id = :id")
              .param("now", now.toEpochMilli())
              .param("id", key.id())
              .update());
    }
    return Optional.of(key);
  }

  private Snapshot snapshot() {
    long version = changes.version("access");
    var snapshot = last.get();
    if (snapshot == null || snapshot.version != version) {
      var byHash = new ConcurrentHashMap<String, Key>();
      sql.sql("SELECT * FROM api_key WHERE revoked_at IS NULL")
          .query((row, _) -> byHash.put(row.getString("hash"), key(row)))
          .list();
      snapshot = new Snapshot(version, byHash);
      last.set(snapshot);
    }
    return snapshot;
  }

  private List<Key> all(Map<String, Key> given, String kind) {
    var all = new ArrayList<>(given.values());
    all.addAll(
        sql.sql(
                """
                SELECT * FROM api_key WHERE kind = :kind AND revoked_at IS NULL
                ORDER BY created_at DESC, id
                """)
            .param("kind", kind)
            .query((row, _) -> key(row))
            .list());
    return all;
  }

  private static Key key(ResultSet row) throws SQLException {
    long lastUsed = row.getLong("last_used_at");
    var made =
        new Key.Made(
            row.getString("created_by"),
            row.getString("maker"),
            Instant.ofEpochMilli(row.getLong("created_at")),
            lastUsed == 0 ? null : Instant.ofEpochMilli(lastUsed));
    var id = row.getString("id");
    var name = row.getString("name");
    var hint = row.getString("hint");
    return row.getString("kind").equals("api")
        ? new Key.Api(id, name, Role.of(row.getString("role")).orElseThrow(), hint, made)
        : new Key.Write(id, name, hint, made);
  }
}
