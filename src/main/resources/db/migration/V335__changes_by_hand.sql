-- What somebody changed, merged or deleted by hand, with what an undo needs.
CREATE TABLE hand_change (
  id         TEXT PRIMARY KEY,
  what       TEXT NOT NULL,
  subject    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  made_at    BIGINT NOT NULL,
  undone_at  BIGINT,
  undo       TEXT NOT NULL                -- JSON: the steps that take it back
);

-- Ids of accounts and people that were merged into another one: events that name them count there.
CREATE TABLE merged_id (
  kind    TEXT NOT NULL CHECK (kind IN ('account', 'person')),
  from_id TEXT NOT NULL,
  into_id TEXT NOT NULL,
  PRIMARY KEY (kind, from_id)
);
