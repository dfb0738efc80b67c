-- How we divide customers: several segmentations side by side, one of them active.
CREATE TABLE segmentation (
  key            TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  otherwise_key  TEXT NOT NULL DEFAULT 'other',
  otherwise_name TEXT NOT NULL DEFAULT 'Other',
  version        INTEGER NOT NULL DEFAULT 1,
  created_at     BIGINT NOT NULL,
  changed_at     BIGINT NOT NULL
);

CREATE TABLE segmentation_activation (
  segmentation TEXT NOT NULL REFERENCES segmentation(key) ON DELETE CASCADE,
  activated_at BIGINT NOT NULL,
  activated_by TEXT NOT NULL,
  PRIMARY KEY (segmentation, activated_at)
);

-- A segment keeps its slot (colour and shape) for life.
CREATE TABLE segment (
  segmentation TEXT NOT NULL REFERENCES segmentation(key) ON DELETE CASCADE,
  key          TEXT NOT NULL,
  name         TEXT NOT NULL,
  slot         INTEGER NOT NULL,          -- 1 to 6 have a colour; 0 and above 6 are slate
  position     INTEGER NOT NULL,          -- first match wins, in this order
  rule         TEXT NOT NULL,
  PRIMARY KEY (segmentation, key)
);

-- Every version of the rules, so that an old view stays reproducible.
CREATE TABLE segmentation_version (
  segmentation TEXT NOT NULL REFERENCES segmentation(key) ON DELETE CASCADE,
  version      INTEGER NOT NULL,
  definition   TEXT NOT NULL,             -- JSON: rules, names and otherwise of that version
  saved_by     TEXT NOT NULL,
  saved_at     BIGINT NOT NULL,
  moved        INTEGER,                   -- accounts that changed segment with it
  PRIMARY KEY (segmentation, version)
);
