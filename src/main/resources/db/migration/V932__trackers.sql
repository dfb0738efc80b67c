-- Status from outside: issue trackers that may tell us, and the issues that features are linked to.
CREATE TABLE tracker (
  id         TEXT PRIMARY KEY,             -- random; part of the address that takes its messages
  kind       TEXT NOT NULL CHECK (kind IN ('github', 'gitlab', 'jira', 'linear')),
  name       TEXT NOT NULL,
  url        TEXT NOT NULL,                -- what its issues' addresses begin with
  secret     TEXT NOT NULL,                -- checks signatures, so it cannot be kept as a hash
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  heard_at   BIGINT                        -- when it last said something that could be believed
);

-- Messages taken before: the same one again changes nothing.
CREATE TABLE tracker_message (
  tracker TEXT NOT NULL REFERENCES tracker(id) ON DELETE CASCADE,
  hash    TEXT NOT NULL,                   -- SHA-256 of the body
  at      BIGINT NOT NULL,
  PRIMARY KEY (tracker, hash)
);

-- A feature may be deleted later; its links stay readable until they are removed.
CREATE TABLE issue_link (
  id          TEXT PRIMARY KEY,
  feature     TEXT NOT NULL,
  url         TEXT NOT NULL,               -- in one form, so that messages find it
  title       TEXT NOT NULL DEFAULT '',
  state       TEXT NOT NULL CHECK (state IN ('unknown', 'open', 'started', 'done', 'cancelled')),
  spent_weeks DOUBLE PRECISION,            -- person-weeks; null where the tracker does not say
  changed_at  BIGINT,                      -- of the issue, as the tracker says
  created_at  BIGINT NOT NULL,
  UNIQUE (feature, url)
);
CREATE INDEX issue_link_url ON issue_link (url);
