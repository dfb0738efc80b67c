-- Questions arranged on a page.
CREATE TABLE board (
  key        TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  tiles      TEXT NOT NULL,        -- JSON: in their order, with title and address
  token      TEXT UNIQUE,          -- of the link that reads it; null without one
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
