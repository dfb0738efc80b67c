-- What was decided, and why. Rows are only ever added; a later decision follows an earlier one.
CREATE TABLE decision (
  id             TEXT PRIMARY KEY,
  subject_kind   TEXT NOT NULL CHECK (subject_kind IN ('features', 'theme', 'scenario', 'requests')),
  subject_keys   TEXT NOT NULL,           -- JSON array: keys of features, ids of requests, or the one key
  subject_name   TEXT NOT NULL,           -- as it was called that day
  verdict        TEXT NOT NULL CHECK (verdict IN ('build', 'later', 'no', 'nothing')),
  reason         TEXT NOT NULL,           -- in words a customer may read
  alternatives   TEXT NOT NULL DEFAULT '[]',  -- JSON array of texts
  revisit_when   TEXT,                    -- a day, a condition or words, as it was written
  check_on       TEXT,                    -- ISO date
  decided_on     TEXT NOT NULL,           -- ISO date
  backfilled     INTEGER NOT NULL DEFAULT 0,
  follows        TEXT UNIQUE REFERENCES decision(id),
  evidence       TEXT NOT NULL,           -- JSON object: what was known that day
  not_predicted  TEXT,                    -- why there is no prediction, in words; null where there is one
  recorded_by    TEXT NOT NULL,           -- id of the member or key
  recorded_by_name TEXT NOT NULL,
  recorded_at    BIGINT NOT NULL
);
CREATE INDEX decision_decided_on ON decision (decided_on);

-- Features and requests may be deleted later; what was decided about them stays readable.
CREATE TABLE decision_feature (
  decision TEXT NOT NULL REFERENCES decision(id) ON DELETE CASCADE,
  feature  TEXT NOT NULL,
  name     TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (decision, feature)
);
CREATE INDEX decision_feature_feature ON decision_feature (feature);

CREATE TABLE decision_request (
  decision TEXT NOT NULL REFERENCES decision(id) ON DELETE CASCADE,
  request  TEXT NOT NULL,                 -- every voice
  PRIMARY KEY (decision, request)
);
CREATE INDEX decision_request_request ON decision_request (request);

CREATE TABLE decision_decider (
  decision   TEXT NOT NULL REFERENCES decision(id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  email      TEXT NOT NULL,
  name       TEXT,                        -- null for somebody who is not a member
  confidence DOUBLE PRECISION CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (decision, position)
);

-- Happy accounts that what was decided on adds if it is built: P10, P50 and P90 by segment.
CREATE TABLE decision_prediction (
  decision     TEXT NOT NULL REFERENCES decision(id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,          -- 0 = all segments together
  segment      TEXT NOT NULL,             -- '' for all together
  segment_name TEXT NOT NULL,
  slot         INTEGER NOT NULL,
  accounts     INTEGER NOT NULL,
  low          DOUBLE PRECISION,          -- null where nobody in the segment pays
  mid          DOUBLE PRECISION,
  high         DOUBLE PRECISION,
  rests_on     TEXT,                      -- kind of evidence with most weight
  PRIMARY KEY (decision, position)
);

-- One row while all data of the workspace are being deleted, which alone may delete decisions.
CREATE TABLE decision_erasure (
  id INTEGER PRIMARY KEY CHECK (id = 1)
);
