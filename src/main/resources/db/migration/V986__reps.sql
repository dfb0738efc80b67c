-- People who sell, each for a time; a change of kind or quota is a row of its own.
CREATE TABLE rep (
  id          TEXT PRIMARY KEY,          -- made from address and first day
  email       TEXT NOT NULL,
  name        TEXT,
  from_date   TEXT,                      -- null or '' = from the beginning
  to_date     TEXT,                      -- last day; null or '' = still
  kind        TEXT,                      -- what the pay is for: new or expansion
  quota_minor BIGINT,
  quota       TEXT,                      -- where minor units do not say it all
  currency    TEXT
);
