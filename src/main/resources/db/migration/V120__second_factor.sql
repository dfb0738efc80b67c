-- What a member proves beside the password: codes of an app, and codes for when the app is lost.
CREATE TABLE authenticator_app (
  member       TEXT PRIMARY KEY REFERENCES member(id) ON DELETE CASCADE,
  secret       TEXT NOT NULL,     -- base32; whoever checks codes must know it
  confirmed_at BIGINT NOT NULL,
  last_step    BIGINT NOT NULL    -- the 30 seconds whose code was taken last: none is taken twice
);

CREATE TABLE recovery_code (
  hash       TEXT PRIMARY KEY,    -- SHA-256, hexadecimal: the code has 120 bits of chance in it
  member     TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  used_at    BIGINT
);
CREATE INDEX recovery_code_member ON recovery_code (member);

-- Whether everybody who signs in with a password needs a second factor.
ALTER TABLE workspace ADD COLUMN second_factor_required INTEGER NOT NULL DEFAULT 0
  CHECK (second_factor_required IN (0, 1));
