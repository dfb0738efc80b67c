-- Views of the roadmap for people outside, each behind a link that can be revoked.
CREATE TABLE audience (
  id         TEXT PRIMARY KEY,
  token      TEXT NOT NULL UNIQUE,         -- reads one page and nothing else, and is passed on again and again, so it is kept as it is
  name       TEXT NOT NULL,                -- for the team
  title      TEXT NOT NULL,                -- for the readers
  segment    TEXT,                         -- key in the agreed segmentation; null for everybody
  expires_on TEXT,                         -- ISO date, the last day; null for never
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
);
