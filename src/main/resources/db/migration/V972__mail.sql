-- How e-mails leave; at most one row.
CREATE TABLE mail_server (
  id       BIGINT PRIMARY KEY CHECK (id = 1),
  host     TEXT NOT NULL,
  port     BIGINT NOT NULL,
  tls      TEXT NOT NULL CHECK (tls IN ('none', 'starttls', 'tls')),
  username TEXT,
  secret   TEXT,                    -- signs in with it, so it cannot be kept as a hash
  sender   TEXT NOT NULL
);

-- E-mails that go out. Stored before they are sent; to one address each message goes once.
CREATE TABLE mail (
  id         TEXT PRIMARY KEY,
  message    TEXT NOT NULL,
  recipient  TEXT NOT NULL,
  subject    TEXT NOT NULL,
  body       TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
  attempts   BIGINT NOT NULL DEFAULT 0,
  next_at    BIGINT,                -- when it is due; null unless it waits
  problem    TEXT,                  -- what the server said last
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX mail_once ON mail (message, recipient);
CREATE INDEX mail_due ON mail (state, next_at);

-- Whom an alert is mailed to, separated by spaces.
ALTER TABLE alert ADD COLUMN emails TEXT NOT NULL DEFAULT '';

-- Who does not want the weekly digest.
CREATE TABLE digest_mute (
  email TEXT PRIMARY KEY
);
