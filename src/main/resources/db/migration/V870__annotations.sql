-- What happened on a day, written beside numbers over time.
CREATE TABLE annotation (
  id         TEXT PRIMARY KEY,
  day        TEXT NOT NULL,        -- ISO date
  text       TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
