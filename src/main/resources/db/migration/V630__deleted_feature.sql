-- What went with a deleted feature, so that the deletion can be undone for a while.
CREATE TABLE deleted_feature (
  key        TEXT PRIMARY KEY,
  content    TEXT NOT NULL,   -- JSON: its own row, its evidence, its use, what needed it, the selections it was in
  deleted_at BIGINT NOT NULL  -- epoch milliseconds
);
