-- The journal of an import in the order in which it was written: appending to one end of the table
-- costs a third of keeping it sorted by key, and nobody looks a row up by key.
DROP TABLE import_change;
CREATE TABLE import_change (
  import_id    TEXT NOT NULL REFERENCES import(id) ON DELETE CASCADE,
  position     BIGINT NOT NULL,           -- from 1
  table_name   TEXT NOT NULL,
  row_key      TEXT NOT NULL,             -- JSON array of the key's values
  before_image TEXT,                      -- JSON of the row before this import; NULL = the import created it
  after_image  TEXT NOT NULL,             -- JSON of the row as this import left it
  PRIMARY KEY (import_id, position)
);
