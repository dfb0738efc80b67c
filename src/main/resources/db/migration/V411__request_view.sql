-- Views of the inbox that somebody keeps under a name, for the whole team.
CREATE TABLE request_view (
  key      TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  query    TEXT NOT NULL,                 -- what follows /requests: empty or ?…
  saved_by TEXT NOT NULL,
  saved_at BIGINT NOT NULL
);
