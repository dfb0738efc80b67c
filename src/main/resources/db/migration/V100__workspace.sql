-- Who we are. One row; instants are epoch milliseconds.
CREATE TABLE workspace (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  name           TEXT NOT NULL,
  currency       TEXT NOT NULL,               -- ISO 4217
  timezone       TEXT NOT NULL,               -- IANA name
  week_start     TEXT NOT NULL CHECK (week_start IN ('monday', 'sunday')),
  exchange_rates TEXT NOT NULL DEFAULT '{}',  -- JSON object: currency -> what one unit of it is worth in the workspace's
  capacity_weeks DOUBLE PRECISION,            -- person-weeks the product team has per quarter; NULL = not known
  sample_key     TEXT,                        -- the sample data that is loaded; NULL = the company's own data
  changed_at     BIGINT NOT NULL
);
INSERT INTO workspace (id, name, currency, timezone, week_start, changed_at)
VALUES (1, 'Workspace', 'USD', 'UTC', 'monday', 0);

-- People of the team. No password yet = invited.
CREATE TABLE member (
  id                  TEXT PRIMARY KEY,
  email               TEXT NOT NULL UNIQUE,   -- lower case
  name                TEXT NOT NULL,
  role                TEXT NOT NULL CHECK (role IN ('admin', 'product', 'gtm', 'viewer')),
  password_hash       TEXT,                   -- Argon2id, with its parameters
  password_changed_at BIGINT NOT NULL,        -- sessions begun with an earlier password end
  created_at          BIGINT NOT NULL,
  disabled_at         BIGINT
);

-- Keys of programs. Only the hash is kept: a key is shown once, when it is made.
CREATE TABLE api_key (
  id           TEXT PRIMARY KEY,
  kind         TEXT NOT NULL CHECK (kind IN ('api', 'write')),
  name         TEXT NOT NULL,
  role         TEXT CHECK (role IN ('admin', 'product', 'gtm', 'viewer')),  -- NULL for a write key
  hash         TEXT NOT NULL UNIQUE,          -- SHA-256, hexadecimal
  hint         TEXT NOT NULL,                 -- the last four characters, to tell keys apart
  created_by   TEXT NOT NULL,
  created_at   BIGINT NOT NULL,
  revoked_at   BIGINT,
  last_used_at BIGINT,
  CHECK ((kind = 'api') = (role IS NOT NULL))
);

-- Links that work once: the set-up of the workspace, an invitation, a new password.
CREATE TABLE one_time_link (
  hash       TEXT PRIMARY KEY,                -- SHA-256 of the token, hexadecimal
  purpose    TEXT NOT NULL CHECK (purpose IN ('setup', 'invitation')),
  member     TEXT REFERENCES member(id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at    BIGINT
);

CREATE TABLE sign_in_attempt (
  id           INTEGER PRIMARY KEY,
  account      TEXT NOT NULL,                 -- the e-mail address as typed, lower case
  address      TEXT NOT NULL,
  attempted_at BIGINT NOT NULL,
  succeeded    INTEGER NOT NULL CHECK (succeeded IN (0, 1))
);
CREATE INDEX sign_in_attempt_time ON sign_in_attempt (attempted_at);

CREATE TABLE audit_event (
  id         INTEGER PRIMARY KEY,
  at         BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,                   -- member, api-key, demo, system
  actor_id   TEXT NOT NULL,
  actor      TEXT NOT NULL,                   -- the name it had then
  action     TEXT NOT NULL,
  subject    TEXT NOT NULL,
  detail     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_event_time ON audit_event (at);
CREATE INDEX audit_event_action ON audit_event (action, id);
