-- What the team writes down about an account, and what is to be done next.
CREATE TABLE account_note (
  id         TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  text       TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_at BIGINT NOT NULL
);
CREATE INDEX account_note_account ON account_note (account_id);

CREATE TABLE account_step (
  id         TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  text       TEXT NOT NULL,
  owner      TEXT,
  due        TEXT,                        -- ISO date
  done_at    BIGINT,
  made_by    TEXT NOT NULL,
  made_at    BIGINT NOT NULL
);
CREATE INDEX account_step_account ON account_step (account_id);
