-- Questions about behaviour that somebody keeps under a name. The address is the whole question.
CREATE TABLE saved_question (
  key      TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  address  TEXT NOT NULL,                -- path and query of the page
  saved_by TEXT NOT NULL,
  saved_at BIGINT NOT NULL
);
