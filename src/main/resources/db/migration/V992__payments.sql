-- Signing secrets of Stripe's webhook; several while one replaces another.
CREATE TABLE stripe_secret (
  id         TEXT PRIMARY KEY,
  secret     TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- Events of Stripe that were handled, so that one sent again changes nothing.
CREATE TABLE stripe_event (
  id          TEXT PRIMARY KEY,
  type        TEXT NOT NULL,
  received_at BIGINT NOT NULL
);
CREATE INDEX stripe_event_received ON stripe_event (received_at);

CREATE TABLE failed_payment (
  id           TEXT PRIMARY KEY,               -- the invoice
  account_id   TEXT REFERENCES account(id) ON DELETE CASCADE,
  customer     TEXT,                           -- Stripe's id of the customer
  email        TEXT,
  amount_minor BIGINT NOT NULL,
  currency     TEXT NOT NULL,
  reason       TEXT,                           -- as the bank says it: insufficient_funds
  attempts     INTEGER NOT NULL DEFAULT 1,
  failed_at    BIGINT NOT NULL,                -- the first time
  next_at      BIGINT,
  state        TEXT NOT NULL DEFAULT 'open',   -- open | recovered | lost
  settled_at   BIGINT
);
CREATE INDEX failed_payment_account ON failed_payment (account_id);

CREATE TABLE expiring_card (
  id         TEXT PRIMARY KEY,
  account_id TEXT REFERENCES account(id) ON DELETE CASCADE,
  customer   TEXT,
  email      TEXT,
  last4      TEXT,
  expires_on TEXT NOT NULL,                    -- the last day on which it works
  noticed_at BIGINT NOT NULL
);

-- Why customers left or shrank, as they or somebody who knows them said.
CREATE TABLE churn_reason (
  id         TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  date       TEXT NOT NULL,
  kind       TEXT NOT NULL DEFAULT 'churn',    -- churn | contraction
  reason     TEXT NOT NULL,                    -- in few words
  comment    TEXT,
  source     TEXT NOT NULL                     -- file | hand | stripe
);
CREATE INDEX churn_reason_account ON churn_reason (account_id);
