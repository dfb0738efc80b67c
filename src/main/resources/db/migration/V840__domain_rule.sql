-- What was decided about an e-mail domain: its people belong to the account, or they do not.
CREATE TABLE domain_rule (
  domain     TEXT PRIMARY KEY,          -- lower case, no www.
  account_id TEXT NOT NULL,             -- no reference: an account that is taken back takes no decision along
  accepted   INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at BIGINT NOT NULL
);
