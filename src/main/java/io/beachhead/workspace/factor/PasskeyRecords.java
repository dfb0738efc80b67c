package io.beachhead.workspace.factor;

import io.beachhead.store.Changes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * Passkeys in the records, and their owners: the members. To browsers a member is known by the
 * bytes of their id, which says nothing about a person.
 */
final class PasskeyRecords
    implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
  private final JdbcClient sql;
  private final Changes changes;
  private final Clock clock;
  private final String host;

  /**
   * @param host of the site that new passkeys are for
   */
  PasskeyRecords(JdbcClient sql, Changes changes, Clock clock, String host) {
    this.sql = sql;
    this.changes = changes;
    this.clock = clock;
    this.host = host;
  }

  static Bytes handle(String member) {
    return new Bytes(member.getBytes(StandardCharsets.UTF_8));
  }

  static String member(Bytes handle) {
    return new String(handle.getBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void save(CredentialRecord record) {
    if (used(record)) {
      return;
    }
    sql.sql(
            """
            INSERT INTO passkey (id, member, host, label, public_key, signature_count,
              user_verified, backup_eligible, backed_up, transports, attestation, client_data,
              created_at)
            VALUES (:id, :member, :host, :label, :key, :count,
              :verified, :eligible, :backedUp, :transports, :attestation, :clientData, :now)
            """)
        .param("id", record.getCredentialId().toBase64UrlString())
        .param("member", member(record.getUserEntityUserId()))
        .param("host", host)
        .param("label", record.getLabel())
        .param("key", new Bytes(record.getPublicKey().getBytes()).toBase64UrlString())
        .param("count", record.getSignatureCount())
        .param("verified", record.isUvInitialized() ? 1 : 0)
        .param("eligible", record.isBackupEligible() ? 1 : 0)
        .param("backedUp", record.isBackupState() ? 1 : 0)
        .param(
            "transports",
            record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .collect(Collectors.joining(",")))
        .param("attestation", text(record.getAttestationObject()))
        .param("clientData", text(record.getAttestationClientDataJSON()))
        .param("now", clock.millis())
        .update();
    changes.mark("access");
  }

  /** Notes a use; false where the passkey is new. */
  private boolean used(CredentialRecord record) {
    return sql.sql(
                """
                UPDATE passkey SET signature_count = :count, backed_up = :backedUp,
                  last_used_at = :now
                WHERE id = :id
                """)
            .param("count", record.getSignatureCount())
            .param("backedUp", record.isBackupState() ? 1 : 0)
            .param("now", clock.millis())
            .param("id", record.getCredentialId().toBase64UrlString())
            .update()
        == 1;
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return sql.sql("SELECT * FROM passkey WHERE id = :id")
        .param("id", id.toBase64UrlString())
        .query((row, _) -> record(row))
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return sql.sql("SELECT * FROM passkey WHERE member = :member ORDER BY created_at")
        .param("member", member(handle))
        .query((row, _) -> record(row))
        .list();
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("Passkeys are removed by their owner's id");
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return findByUsername(member(handle));
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String member) {
    return sql.sql("SELECT name, email FROM member WHERE id = :id")
        .param("id", member)
        .query((row, _) ->
            ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(member))
                .name(row.getString("email"))
                .displayName(row.getString("name"))
                .build())
        .optional()
        .orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity owner) {
    throw new UnsupportedOperationException("Owners of passkeys are members");
  }

  private static CredentialRecord record(ResultSet row) throws SQLException {
    long used = row.getLong("last_used_at");
    var created = Instant.ofEpochMilli(row.getLong("created_at"));
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(row.getString("id")))
        .userEntityUserId(handle(row.getString("member")))
        .publicKey(
            new ImmutablePublicKeyCose(Bytes.fromBase64(row.getString("public_key")).getBytes()))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getInt("user_verified") == 1)
        .backupEligible(row.getInt("backup_eligible") == 1)
        .backupState(row.getInt("backed_up") == 1)
        .transports(transports(row.getString("transports")))
        .attestationObject(Bytes.fromBase64(row.getString("attestation")))
        .attestationClientDataJSON(Bytes.fromBase64(row.getString("client_data")))
        .label(row.getString("label"))
        .created(created)
        .lastUsed(used == 0 ? created : Instant.ofEpochMilli(used))
        .build();
  }

  private static Set<AuthenticatorTransport> transports(String stored) {
    return Arrays.stream(stored.split(","))
        .filter(name -> !name.isEmpty())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toSet());
  }

  private static String text(@Nullable Bytes bytes) {
    return bytes == null ? "" : bytes.toBase64UrlString();
  }
}
