-- What customers say.
CREATE TABLE theme (
  key  TEXT PRIMARY KEY,
  name TEXT NOT NULL
);

CREATE TABLE request (
  id           TEXT PRIMARY KEY,          -- the file's own, else made from the content
  account_id   TEXT REFERENCES account(id) ON DELETE CASCADE,
  person_email TEXT,
  text         TEXT NOT NULL,
  importance   TEXT CHECK (importance IN ('nice', 'important', 'blocker')),
  amount_minor BIGINT,                    -- money at stake, workspace currency
  feature      TEXT,                      -- key of a feature, when the request names one
  theme        TEXT,
  source       TEXT,
  captured_by  TEXT,
  created_at   BIGINT
);
CREATE INDEX request_account ON request (account_id);
CREATE INDEX request_feature ON request (feature);
