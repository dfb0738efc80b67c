-- Forms for people outside: what they send becomes a request. The link is repeated on the page, so its token is kept as it is.
CREATE TABLE request_form (
  key        TEXT PRIMARY KEY,
  audience   TEXT NOT NULL,               -- whom it is for, as the team calls them
  title      TEXT NOT NULL,               -- what they read
  intro      TEXT,
  themes     TEXT NOT NULL DEFAULT '',    -- names to choose from, one a line
  features   TEXT NOT NULL DEFAULT '',    -- keys to choose from, one a line
  token      TEXT NOT NULL UNIQUE,
  last_day   TEXT,                        -- the last day on which it takes requests
  revoked_at BIGINT,
  created_at BIGINT NOT NULL
);

-- What looks like spam waits here; it is no request until somebody accepts it.
CREATE TABLE held_request (
  id         TEXT PRIMARY KEY,
  form       TEXT NOT NULL REFERENCES request_form(key) ON DELETE CASCADE,
  why        TEXT NOT NULL,
  text       TEXT NOT NULL,
  person     TEXT,
  company    TEXT,
  importance TEXT,
  theme      TEXT,
  feature    TEXT,
  sent_at    BIGINT NOT NULL
);
CREATE INDEX held_request_form ON held_request (form, sent_at);
