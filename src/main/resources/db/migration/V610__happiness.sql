-- What makes an account observed happy, as JSON in the form of the API; absent = the usual.
CREATE TABLE happiness_definition (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  definition TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL
);
