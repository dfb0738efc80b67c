-- People or accounts that belong together. Of question with body, and rule, at most one is given;
-- with neither it is a fixed list.
CREATE TABLE cohort (
  key         TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  unit        TEXT NOT NULL CHECK (unit IN ('person', 'account')),
  question    TEXT,                      -- funnel, retention, …: the kind of question
  body        TEXT,                      -- JSON of the question, with the number that is meant
  rule        TEXT,                      -- JSON
  size        INTEGER,                   -- when it was last computed
  computed_at BIGINT,
  created_by  TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  changed_at  BIGINT NOT NULL,
  deleted_at  BIGINT                     -- kept, so that deleting can be undone
);

-- The members of fixed lists, by the ids of people or accounts.
CREATE TABLE cohort_member (
  cohort_key TEXT NOT NULL REFERENCES cohort (key),
  member_id  TEXT NOT NULL,
  PRIMARY KEY (cohort_key, member_id)
);
