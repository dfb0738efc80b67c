-- The last threshold taken over from what was observed, with the rule that held before: to undo it.
CREATE TABLE adopted_threshold (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  before     TEXT NOT NULL,
  after      TEXT NOT NULL,
  adopted_at BIGINT NOT NULL,
  adopted_by TEXT NOT NULL
);
