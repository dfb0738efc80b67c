-- Where each lead stands; an account has one lead per playbook. Nobody's and open = no row.
CREATE TABLE lead (
  account_id TEXT NOT NULL,
  playbook   TEXT NOT NULL CHECK (playbook IN ('buy', 'expand', 'keep')),
  owner      TEXT,                       -- who works on it; null = nobody
  state      TEXT NOT NULL CHECK (state IN ('open', 'taken', 'contacted', 'won', 'lost', 'dismissed')),
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (account_id, playbook)
);

-- Every state a lead was ever in, in order: what it rests on is not overwritten.
CREATE TABLE lead_change (
  id         TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  playbook   TEXT NOT NULL,
  owner      TEXT,
  state      TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL
);
CREATE INDEX lead_change_account ON lead_change (account_id, playbook, changed_at);
