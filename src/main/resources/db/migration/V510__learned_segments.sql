-- What a run that learned segments found: for each number of classes, who is in which class.
CREATE TABLE learned_classes (
  run     TEXT NOT NULL,
  k       INTEGER NOT NULL,
  kept_at BIGINT NOT NULL,
  payload TEXT NOT NULL,                  -- JSON: accounts, their classes, names and rules
  PRIMARY KEY (run, k)
);

-- The class an account was in when learned segments were accepted; its own attribute for rules.
CREATE TABLE segment_class (
  segmentation TEXT NOT NULL REFERENCES segmentation(key) ON DELETE CASCADE,
  attribute    TEXT NOT NULL,
  account_id   TEXT NOT NULL,
  class        TEXT NOT NULL,
  PRIMARY KEY (segmentation, account_id)
);
