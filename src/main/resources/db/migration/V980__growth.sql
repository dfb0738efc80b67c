-- What the company calls signing up, onboarded, activated and so on, as JSON in the form of the API; absent = nothing said yet.
CREATE TABLE growth_definition (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  definition TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL
);

-- What was spent to win, keep and convert users.
CREATE TABLE spend (
  id           TEXT PRIMARY KEY,
  date         TEXT NOT NULL,              -- ISO date
  channel      TEXT NOT NULL,
  campaign     TEXT,                       -- tells rows of one day and channel apart
  amount_minor BIGINT NOT NULL,            -- minor units of the currency; negative for a credit
  amount       TEXT,                       -- as it was stated, where it is finer than minor units; else empty
  currency     TEXT NOT NULL,
  stage        TEXT                        -- acquire, retain, scale, monetise; null where the file does not say
);
CREATE INDEX spend_date ON spend (date);
