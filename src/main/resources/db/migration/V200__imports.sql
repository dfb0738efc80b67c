-- What came in by file, and what each import changed, so that exactly that import can be taken back.
CREATE TABLE import (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  file_name   TEXT NOT NULL,
  mapping     TEXT NOT NULL,            -- JSON: the column mapping and the constants it ran with
  row_count   INTEGER NOT NULL,
  created     INTEGER NOT NULL,
  updated     INTEGER NOT NULL,
  unchanged   INTEGER NOT NULL,
  rejected    INTEGER NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at BIGINT NOT NULL,          -- epoch milliseconds
  undone_by   TEXT,
  undone_at   BIGINT
);

CREATE TABLE import_change (
  import_id    TEXT NOT NULL REFERENCES import(id) ON DELETE CASCADE,
  table_name   TEXT NOT NULL,
  row_key      TEXT NOT NULL,           -- JSON array of the key's values
  before_image TEXT,                    -- JSON of the row before this import; NULL = the import created it
  after_image  TEXT NOT NULL,           -- JSON of the row as this import left it
  PRIMARY KEY (import_id, table_name, row_key)
);
