-- Long work: what runs, how it ended and what came out. How far it has come is kept in memory.
CREATE TABLE run (
  id       TEXT   NOT NULL PRIMARY KEY,
  kind     TEXT   NOT NULL,              -- what is computed: theme-grouping, ...
  state    TEXT   NOT NULL CHECK (state IN ('running', 'done', 'failed', 'stopped')),
  done     BIGINT NOT NULL DEFAULT 0,    -- steps when it ended
  total    BIGINT,                       -- of so many; unknown where null
  problem  TEXT,                         -- why it failed, in words
  result   TEXT,                         -- a JSON object
  begun_by TEXT   NOT NULL,
  begun_at BIGINT NOT NULL,              -- epoch milliseconds
  ended_at BIGINT
);
CREATE INDEX run_kind ON run (kind, begun_at);
