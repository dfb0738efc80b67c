-- Questions put to many: surveys, who was invited, and what they answered.
CREATE TABLE survey (
  key        TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  kind       TEXT NOT NULL
    CHECK (kind IN ('nps', 'stay-or-leave', 'outcomes', 'maxdiff', 'van-westendorp')),
  intro      TEXT,                         -- shown above the questions
  closes_on  TEXT,                         -- the last day on which it takes answers
  quota      BIGINT,                       -- closes when so many have answered
  created_at BIGINT NOT NULL
);

CREATE TABLE survey_item (
  survey   TEXT NOT NULL REFERENCES survey(key) ON DELETE CASCADE,
  key      TEXT NOT NULL,
  text     TEXT NOT NULL,
  feature  TEXT,                           -- key of a feature
  worth    DOUBLE PRECISION,               -- known worth per account and year: an anchor
  position BIGINT NOT NULL,
  PRIMARY KEY (survey, key)
);

CREATE TABLE survey_set (
  survey TEXT NOT NULL REFERENCES survey(key) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  items  TEXT NOT NULL,                    -- keys separated by semicolons
  PRIMARY KEY (survey, number)
);

-- A token lets one person answer one survey once and nothing else; reminders repeat the link, so
-- it is kept as it is.
CREATE TABLE survey_invitation (
  token       TEXT PRIMARY KEY,
  survey      TEXT NOT NULL REFERENCES survey(key) ON DELETE CASCADE,
  email       TEXT,                        -- null for the link that anybody may use
  created_at  BIGINT NOT NULL,
  answered_at BIGINT
);
CREATE UNIQUE INDEX survey_invitation_of ON survey_invitation (survey, email);

CREATE TABLE survey_answer (
  id           TEXT PRIMARY KEY,           -- made of who answers which question
  survey       TEXT NOT NULL REFERENCES survey(key) ON DELETE CASCADE,
  respondent   TEXT NOT NULL,
  account_id   TEXT,
  person_email TEXT,
  question     TEXT NOT NULL,
  answer       TEXT,
  shown        TEXT,                       -- keys of the items of a set, separated by semicolons
  best         TEXT,
  worst        TEXT,
  answered_at  BIGINT
);
CREATE INDEX survey_answer_survey ON survey_answer (survey);
