-- Links by which customers cancel, and what became of each.
CREATE TABLE cancellation (
  id           TEXT PRIMARY KEY,
  account_id   TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  person_email TEXT,
  created_at   BIGINT NOT NULL,
  created_by   TEXT NOT NULL,
  expires_at   BIGINT NOT NULL,
  reason       TEXT,                           -- a key of the first question; NULL until it is answered
  liked        TEXT NOT NULL DEFAULT '',       -- keys of the second, one a line
  comment      TEXT,
  answered_at  BIGINT,
  offered      TEXT NOT NULL DEFAULT '',       -- what was offered: pause, plan, person, one a line
  outcome      TEXT NOT NULL DEFAULT 'open',   -- open | left | paused | changed-plan | talk | stayed | undone
  plan         TEXT,                           -- of changed-plan
  resumes_on   TEXT,                           -- of paused
  outcome_at   BIGINT,
  outcome_by   TEXT                            -- customer, or the name of whoever wrote it down
);
CREATE INDEX cancellation_account ON cancellation (account_id);

-- One row: the rules of what is offered, and the key that signs the links.
CREATE TABLE cancellation_setting (
  id      INTEGER PRIMARY KEY,
  rules   TEXT,
  signing TEXT NOT NULL
);
