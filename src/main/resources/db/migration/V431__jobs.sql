-- What customers hire the product for.
CREATE TABLE job (
  key        TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  situation  TEXT,                         -- when …
  motivation TEXT,                         -- I want to …
  outcome    TEXT,                         -- so I can …
  position   BIGINT NOT NULL
);

CREATE TABLE job_statement (
  id           TEXT PRIMARY KEY,           -- the file's own, else made from the content
  account_id   TEXT REFERENCES account(id) ON DELETE CASCADE,
  person_email TEXT,
  persona      TEXT,
  situation    TEXT,
  motivation   TEXT NOT NULL,
  outcome      TEXT,
  quote        TEXT,
  importance   DOUBLE PRECISION,           -- 1 to 5
  satisfaction DOUBLE PRECISION,           -- 1 to 5
  job          TEXT
);
CREATE INDEX job_statement_account ON job_statement (account_id);
CREATE INDEX job_statement_job ON job_statement (job);
