-- What the company means by a healthy account, as JSON in the form of the API; absent = the standard.
CREATE TABLE health_definition (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  definition TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL
);
