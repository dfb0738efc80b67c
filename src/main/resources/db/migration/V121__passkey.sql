-- Passkeys of members. Only the public half is here.
CREATE TABLE passkey (
  id               TEXT PRIMARY KEY,  -- the credential's id, base64url
  member           TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
  host             TEXT NOT NULL,     -- the relying party: a passkey works under one host name
  label            TEXT NOT NULL,
  public_key       TEXT NOT NULL,     -- COSE, base64url
  signature_count  BIGINT NOT NULL,
  user_verified    INTEGER NOT NULL CHECK (user_verified IN (0, 1)),
  backup_eligible  INTEGER NOT NULL CHECK (backup_eligible IN (0, 1)),
  backed_up        INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
  transports       TEXT NOT NULL,     -- separated by commas
  attestation      TEXT NOT NULL,     -- the attestation object, base64url
  client_data      TEXT NOT NULL,     -- of the registration, base64url
  created_at       BIGINT NOT NULL,
  last_used_at     BIGINT
);
CREATE INDEX passkey_member ON passkey (member);
