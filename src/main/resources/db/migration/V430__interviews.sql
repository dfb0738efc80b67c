-- What customers say when somebody asks: interviews, and the passages marked in them.
CREATE TABLE interview (
  id            TEXT PRIMARY KEY,
  account_id    TEXT REFERENCES account(id) ON DELETE CASCADE,
  person_email  TEXT,
  title         TEXT,
  held_at       BIGINT,
  interviewer   TEXT,                      -- names, separated by comma
  recording_url TEXT,
  language      TEXT,
  consent       TEXT CHECK (consent IN ('given', 'refused')),
  keep_until    TEXT,                      -- the day after which the text is deleted
  pseudonym     TEXT,                      -- shown instead of who it was
  transcript    TEXT NOT NULL
);
CREATE INDEX interview_account ON interview (account_id);

CREATE TABLE interview_quote (
  id           TEXT PRIMARY KEY,
  interview_id TEXT NOT NULL REFERENCES interview(id) ON DELETE CASCADE,
  from_unit    BIGINT NOT NULL,            -- UTF-16 units of the transcript, inclusive
  to_unit      BIGINT NOT NULL,            -- exclusive
  words        TEXT NOT NULL,
  code         TEXT,
  job          TEXT,                       -- key of a job
  coder        TEXT NOT NULL,
  created_at   BIGINT NOT NULL
);
CREATE INDEX interview_quote_interview ON interview_quote (interview_id);

-- The questions of the guide; none are stored until somebody changes them.
CREATE TABLE guide_question (
  id       TEXT PRIMARY KEY,
  opening  TEXT,                           -- the question it unfolds from; null for an opening one
  position BIGINT NOT NULL,
  text     TEXT NOT NULL
);

CREATE TABLE guide_asked (
  interview_id TEXT NOT NULL REFERENCES interview(id) ON DELETE CASCADE,
  question_id  TEXT NOT NULL,
  PRIMARY KEY (interview_id, question_id)
);
