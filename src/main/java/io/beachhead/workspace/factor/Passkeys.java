package io.beachhead.workspace.factor;

import io.beachhead.store.Changes;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys of members. WebAuthn's classes are loaded when somebody uses one, so that a start does
 * not pay for them.
 */
@Component
public class Passkeys {
  private static final String TO_SIGN_IN = "sign-in";
  private static final String TO_REGISTER = "register ";

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final Clock clock;
  private final Challenges challenges;

  /**
   * A passkey as its owner knows it.
   *
   * @param host under which it works
   * @param lastUsed null where it never was
   */
  public record Passkey(
      String id, String label, String host, Instant created, @Nullable Instant lastUsed) {}

  Passkeys(JdbcClient sql, JsonMapper json, Changes changes, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.clock = clock;
    this.challenges = new Challenges(System::nanoTime);
  }

  /** What the member's browser needs to make a passkey, as JSON. */
  public String creationOptions(String member, Site site) {
    return ceremonies(site).creationOptions(member, challenges.issue(TO_REGISTER + member));
  }

  /**
   * Adds the passkey that the member's browser made.
   *
   * @param credential as the browser writes it
   * @return false where it does not answer a challenge of ours, or is not in order
   */
  @Transactional
  public boolean add(String member, String label, String credential, Site site) {
    return challenge(credential, TO_REGISTER + member)
        .filter(challenge -> ceremonies(site).register(member, challenge, label, credential))
        .filter(challenges::answered)
        .isPresent();
  }

  /** What a browser needs to sign somebody in, as JSON; nothing is kept of it. */
  public String requestOptions(Site site) {
    return ceremonies(site).requestOptions(challenges.issue(TO_SIGN_IN));
  }

  /** The id of the member who signed in with a passkey; empty where nobody did. */
  @Transactional
  public Optional<String> signIn(String credential, Site site) {
    return challenge(credential, TO_SIGN_IN)
        .flatMap(challenge ->
            ceremonies(site)
                .signedIn(challenge, credential)
                .filter(_ -> challenges.answered(challenge)));
  }

  /** The member's passkeys, the first one first. */
  public List<Passkey> of(String member) {
    return sql.sql(
            """
            SELECT id, label, host, created_at, last_used_at FROM passkey
            WHERE member = :member ORDER BY created_at, id
            """)
        .param("member", member)
        .query((row, _) -> {
          long used = row.getLong("last_used_at");
          return new Passkey(
              row.getString("id"),
              row.getString("label"),
              row.getString("host"),
              Instant.ofEpochMilli(row.getLong("created_at")),
              used == 0 ? null : Instant.ofEpochMilli(used));
        })
        .list();
  }

  /** Forgets a passkey of the member; false where they have no such passkey. */
  @Transactional
  public boolean remove(String member, String id) {
    changes.mark("access");
    return sql.sql("DELETE FROM passkey WHERE member = :member AND id = :id")
            .param("member", member)
            .param("id", id)
            .update()
        == 1;
  }

  private PasskeyCeremonies ceremonies(Site site) {
    return new PasskeyCeremonies(site, new PasskeyRecords(sql, changes, clock, site.host()));
  }

  /** The challenge that the browser says it answers, if it is one of ours for that purpose. */
  private Optional<byte[]> challenge(String credential, String purpose) {
    try {
      var response = json.readTree(credential).path("response");
      var client =
          json.readTree(
              Base64.getUrlDecoder().decode(response.path("clientDataJSON").asString("")));
      var challenge = Base64.getUrlDecoder().decode(client.path("challenge").asString(""));
      return challenges.open(challenge, purpose) ? Optional.of(challenge) : Optional.empty();
    } catch (JacksonException | IllegalArgumentException notReadable) {
      return Optional.empty();
    }
  }
}
