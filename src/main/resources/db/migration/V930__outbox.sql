-- Messages that go out: who receives which, and what became of each one.
CREATE TABLE webhook (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  url        TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('standard', 'slack')),
  secret     TEXT,                         -- signs messages, so it cannot be kept as a hash; null for slack
  events     TEXT NOT NULL,                -- types of messages, separated by spaces
  muted      BIGINT NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  deleted_at BIGINT                        -- kept for a while, so that deleting can be undone
);

-- The body is kept as it was signed, so that every attempt sends the same bytes.
CREATE TABLE webhook_delivery (
  id         TEXT PRIMARY KEY,
  webhook    TEXT NOT NULL REFERENCES webhook(id) ON DELETE CASCADE,
  message    TEXT NOT NULL,                -- the same at every attempt, and to every receiver
  type       TEXT NOT NULL,
  body       TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
  attempts   BIGINT NOT NULL DEFAULT 0,
  next_at    BIGINT,                       -- when it is due; null unless it waits
  status     BIGINT,                       -- what the receiver answered last
  problem    TEXT,
  created_at BIGINT NOT NULL,
  tried_at   BIGINT
);
CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (webhook, message);
CREATE INDEX webhook_delivery_due ON webhook_delivery (state, next_at);
CREATE INDEX webhook_delivery_age ON webhook_delivery (created_at, id);
