-- What became of a prediction on its check day. Stored once it can be said, so that it stays as it was said.
CREATE TABLE prediction_check (
  decision   TEXT PRIMARY KEY REFERENCES decision(id) ON DELETE CASCADE,
  checked_at BIGINT NOT NULL
);

CREATE TABLE prediction_check_segment (
  decision TEXT NOT NULL REFERENCES prediction_check(decision) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  segment  TEXT NOT NULL,
  users    INTEGER NOT NULL,               -- accounts that use what was decided on
  others   INTEGER NOT NULL,               -- comparable accounts that do not
  low      DOUBLE PRECISION,               -- observed change of happy accounts; null where there is not enough data
  mid      DOUBLE PRECISION,
  high     DOUBLE PRECISION,
  have     INTEGER,
  need     INTEGER,
  why      TEXT,                           -- what is missing
  PRIMARY KEY (decision, position)
);
