-- What the product is worth to customers.
CREATE TABLE feature (
  key          TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  state        TEXT NOT NULL DEFAULT 'candidate' CHECK (state IN ('shipped', 'building', 'candidate', 'declined')),
  effort_weeks DOUBLE PRECISION,          -- person-weeks
  requires     TEXT NOT NULL DEFAULT '[]', -- JSON array of feature keys
  events       TEXT NOT NULL DEFAULT '[]', -- JSON array of product events that mean it is used
  position     INTEGER NOT NULL DEFAULT 0
);

-- Currency per account and year. Either a segment (segmentation, segment) or an account; '' where it does not apply.
CREATE TABLE evidence (
  id           INTEGER PRIMARY KEY,
  feature      TEXT NOT NULL REFERENCES feature(key) ON DELETE CASCADE,
  segmentation TEXT NOT NULL DEFAULT '',
  segment      TEXT NOT NULL DEFAULT '',
  account_id   TEXT NOT NULL DEFAULT '',
  kind         TEXT NOT NULL CHECK (kind IN ('survey', 'usage', 'requests', 'experiment', 'expert', 'willingness-to-pay')),
  value        DOUBLE PRECISION NOT NULL,
  spread       DOUBLE PRECISION,          -- standard deviation between the accounts of the segment
  se           DOUBLE PRECISION,          -- standard error of value
  n            DOUBLE PRECISION,
  source       TEXT NOT NULL DEFAULT '',
  noted_at     TEXT NOT NULL DEFAULT '',  -- ISO date
  UNIQUE (feature, segmentation, segment, account_id, kind, source, noted_at)
);
CREATE INDEX evidence_account ON evidence (account_id) WHERE account_id <> '';

-- Use of a feature where no event stream exists.
CREATE TABLE feature_use (
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  feature    TEXT NOT NULL REFERENCES feature(key) ON DELETE CASCADE,
  from_date  TEXT NOT NULL DEFAULT '',
  to_date    TEXT,
  uses       DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (account_id, feature, from_date)
);

-- The one value model of the workspace, as JSON in the form of the API; absent = the defaults.
CREATE TABLE value_model (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  definition TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL
);
