-- Numbers that somebody wants to hear of, and when they were heard of.
CREATE TABLE alert (
  key        TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  number     TEXT NOT NULL,        -- key of a number, such as question:weekly-sign-ups
  happens    TEXT NOT NULL CHECK (happens IN ('above', 'below', 'rises', 'falls', 'changes')),
  threshold  DOUBLE PRECISION,     -- of above and below
  muted      BIGINT NOT NULL DEFAULT 0,
  problem    TEXT,                 -- why it is not checked; null while it is
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- Written before anything is sent: an alert is raised once a period, whatever happens in between.
CREATE TABLE alert_raised (
  alert      TEXT NOT NULL REFERENCES alert(key) ON DELETE CASCADE,
  period     TEXT NOT NULL,        -- beginning of the interval
  said       TEXT NOT NULL,
  value      DOUBLE PRECISION,
  receivers  BIGINT NOT NULL,      -- webhooks it went to
  raised_at  BIGINT NOT NULL,
  PRIMARY KEY (alert, period)
);
CREATE INDEX alert_raised_age ON alert_raised (raised_at);
