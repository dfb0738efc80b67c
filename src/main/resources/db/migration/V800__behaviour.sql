-- Merges of people that somebody has undone; they are not made again.
CREATE TABLE undone_merge (
  from_id   TEXT NOT NULL,              -- word of the event log: u or a, then the id
  to_id     TEXT NOT NULL,
  undone_by TEXT NOT NULL,
  undone_at BIGINT NOT NULL,
  PRIMARY KEY (from_id, to_id)
);
