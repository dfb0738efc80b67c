-- Requests with a life: several features and themes, a state and an owner, merging, history, notes.

-- A theme that only a request named so far becomes one of its own.
INSERT INTO theme (key, name)
SELECT DISTINCT theme, theme FROM request
WHERE theme IS NOT NULL AND theme NOT IN (SELECT key FROM theme);

CREATE TABLE request_theme (
  request_id  TEXT NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  theme       TEXT NOT NULL REFERENCES theme(key) ON DELETE CASCADE,
  assigned_by TEXT NOT NULL CHECK (assigned_by IN ('person', 'grouping')),  -- no run moves what a person assigned
  position    BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (request_id, theme)
);
CREATE INDEX request_theme_theme ON request_theme (theme);
INSERT INTO request_theme (request_id, theme, assigned_by)
SELECT id, theme, 'person' FROM request WHERE theme IS NOT NULL;

DROP INDEX request_feature;
CREATE TABLE request_feature (
  request_id TEXT NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  feature    TEXT NOT NULL,                 -- key; the feature need not exist
  position   BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (request_id, feature)
);
CREATE INDEX request_feature_feature ON request_feature (feature);
INSERT INTO request_feature (request_id, feature)
SELECT id, feature FROM request WHERE feature IS NOT NULL;

ALTER TABLE request DROP COLUMN theme;
ALTER TABLE request DROP COLUMN feature;

ALTER TABLE request ADD COLUMN prospect TEXT;      -- name of a company that is no account
ALTER TABLE request ADD COLUMN person_name TEXT;
ALTER TABLE request ADD COLUMN deal TEXT CHECK (deal IN ('open', 'lost'));
ALTER TABLE request ADD COLUMN state TEXT CHECK (state IN ('open', 'decided', 'told'));  -- null = open
ALTER TABLE request ADD COLUMN owner TEXT;         -- a colleague's e-mail address, else their name
ALTER TABLE request ADD COLUMN merged_into TEXT REFERENCES request(id) ON DELETE SET NULL;
ALTER TABLE request ADD COLUMN unconfirmed INTEGER;  -- 1 = filed by software, and no person accepted it yet
ALTER TABLE request ADD COLUMN deleted_at BIGINT;  -- can be undone until it is purged
CREATE INDEX request_merged_into ON request (merged_into);
CREATE INDEX request_person_email ON request (person_email);

-- Who changed what: rows are only ever added, but for a person's wish to be forgotten.
CREATE TABLE request_edit (
  batch      TEXT NOT NULL,                 -- one act of one person, undone together
  position   BIGINT NOT NULL,
  request_id TEXT NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  field      TEXT NOT NULL,
  old_value  TEXT,                          -- several values: one a line
  new_value  TEXT,
  by_id      TEXT NOT NULL,
  by_name    TEXT NOT NULL,
  edited_at  BIGINT NOT NULL,
  PRIMARY KEY (batch, position)
);
CREATE INDEX request_edit_request ON request_edit (request_id, edited_at);

CREATE TABLE request_note (
  id         TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  text       TEXT NOT NULL,
  by_id      TEXT NOT NULL,
  by_name    TEXT NOT NULL,
  written_at BIGINT NOT NULL
);
CREATE INDEX request_note_request ON request_note (request_id, written_at);

CREATE TABLE request_mention (
  note_id TEXT NOT NULL REFERENCES request_note(id) ON DELETE CASCADE,
  member  TEXT NOT NULL,                    -- id of the colleague
  seen_at BIGINT,
  PRIMARY KEY (note_id, member)
);
CREATE INDEX request_mention_member ON request_mention (member);
