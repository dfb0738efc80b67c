-- Whom we serve. Dates are ISO 8601 text, instants epoch milliseconds, money minor units with its currency.
CREATE TABLE account (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  domain     TEXT,
  industry   TEXT,
  employees  BIGINT,
  country    TEXT,
  plan       TEXT,
  stage      TEXT CHECK (stage IN ('prospect', 'free', 'trial', 'paying', 'churned')),
  owner      TEXT,
  created_at BIGINT,
  attributes TEXT NOT NULL DEFAULT '{}'   -- JSON object: column header as imported -> text, number or boolean
);
CREATE INDEX account_name ON account (name);
CREATE INDEX account_domain ON account (domain);

CREATE TABLE person (
  id          TEXT PRIMARY KEY,
  account_id  TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  email       TEXT,
  name        TEXT,
  title       TEXT,
  persona     TEXT,
  seniority   TEXT,
  buying_role TEXT,
  created_at  BIGINT,
  attributes  TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX person_account ON person (account_id);
CREATE INDEX person_email ON person (email);

-- Recurring revenue per month from that date on; 0 ends it.
CREATE TABLE revenue (
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  date       TEXT NOT NULL,
  mrr_minor  BIGINT NOT NULL,
  currency   TEXT NOT NULL,
  PRIMARY KEY (account_id, date)
);

CREATE TABLE subscription (
  id         TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  start_date TEXT NOT NULL,
  end_date   TEXT,                        -- first day without it
  mrr_minor  BIGINT NOT NULL,
  currency   TEXT NOT NULL
);
CREATE INDEX subscription_account ON subscription (account_id);

CREATE TABLE invoice (
  id           TEXT PRIMARY KEY,          -- the file's own, else made from the content and its occurrence in the file
  account_id   TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  date         TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,           -- negative = credit
  currency     TEXT NOT NULL,
  description  TEXT,
  period_start TEXT,
  period_end   TEXT
);
CREATE INDEX invoice_account ON invoice (account_id);

CREATE TABLE deal (
  id           TEXT PRIMARY KEY,
  account_id   TEXT REFERENCES account(id) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  amount_minor BIGINT,
  currency     TEXT,
  stage        TEXT,
  source       TEXT,
  owner        TEXT,
  created_at   BIGINT,
  closed_at    BIGINT,
  outcome      TEXT CHECK (outcome IN ('won', 'lost')),
  lost_reason  TEXT,
  competitor   TEXT
);
CREATE INDEX deal_account ON deal (account_id);
